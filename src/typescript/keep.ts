/** What the dev server's client puts on the page so that values outlive a reload of their module. */
const KEPT = Symbol.for("hf-blocks.keep");

/** How `keep` decides to make a value anew, and how it lets go of the old one. */
export interface KeepOptions<T> {
  /** The value is made anew when one of these changes. */
  deps?: readonly unknown[];
  /** Called with the old value when it is made anew. */
  dispose?: (value: T) => void;
}

/**
 * Makes a value once per page while developing, however often its module is edited:
 * `const engine = keep("client", () => new InferenceClient())`. In production a plain call of `make`.
 */
export function keep<T>(key: string, make: () => T, options?: KeepOptions<T>): T {
  const kept = (globalThis as { [KEPT]?: <V>(key: string, make: () => V, options?: KeepOptions<V>) => V })[KEPT];
  return kept ? kept(key, make, options) : make();
}
