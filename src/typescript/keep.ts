import { authorError } from "../core/hf-error.ts";
import { inspector } from "../core/inspect.ts";

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
  if (typeof make !== "function")
    throw authorError(
      `${typeof key === "string" ? `keep("${key}") has no function` : "keep() has no name"}. Pass both, as in keep("client", () => …).`,
    );
  const tools = inspector();
  return tools ? tools.keep(key, make, options) : make();
}
