// The parts of apps and listeners that the inspector looks at. They are private to the library, so nothing here is sure to be there.

export interface PortLike {
  readonly element?: Element;
  readonly name?: string;
  get?(): unknown;
}
type ShapeLike = { readonly kind: string; readonly item?: PortLike; readonly items?: readonly PortLike[] | ReadonlyMap<string, PortLike> };

export interface PlanLike {
  readonly inputs: ShapeLike;
  readonly outputs: ShapeLike;
  readonly handler?: ((given: unknown, run: unknown) => unknown) | undefined;
}

export interface RunLike {
  readonly event: Event;
  readonly listener: ListenerLike;
  readonly lineage: readonly ListenerLike[];
  readonly error?: Error;
}

export interface ListenerLike {
  readonly name: string;
  readonly busy: boolean;
  readonly removed?: boolean;
  readonly source: {
    readonly mode?: string;
    readonly live?: boolean;
    sources?(missing: (error: Error) => void): readonly { readonly element: Element; readonly event: string }[];
    plan(run?: unknown): PlanLike | Promise<PlanLike>;
    followers(): readonly { readonly when: string; readonly listener: ListenerLike }[];
  };
}

export interface WiredLike {
  readonly listener: ListenerLike;
}

export interface AppLike extends HTMLElement {
  readonly wired?: readonly WiredLike[];
  readonly name: string;
}

export const APPS = "hf-blocks, hf-interface";

export function apps(): AppLike[] {
  return [...document.querySelectorAll<AppLike>(APPS)];
}

/** The ports of inputs or outputs, in order. */
export function portsOf({ kind, item, items }: ShapeLike): readonly PortLike[] {
  if (kind === "one") return item ? [item] : [];
  return items ? (Array.isArray(items) ? (items as PortLike[]) : [...(items as ReadonlyMap<string, PortLike>).values()]) : [];
}

/** An element as its author wrote it, in short. */
export function shortName(element: Element): string {
  const label = element.id ? `#${element.id}` : (element as { label?: string }).label || element.getAttribute("label") || "";
  return `${element.localName.replace(/^hf-/, "")}${label ? ` ${label}` : ""}`;
}

/** Anything as text for a person who debugs. */
export function asText(value: unknown, spaces = 0): string {
  const seen = new WeakSet<object>();
  try {
    const text = JSON.stringify(
      value,
      (_key, part: unknown) => {
        if (part instanceof File) return `File ${part.name} (${part.size} bytes)`;
        if (typeof part === "function") return `function ${part.name}`;
        if (typeof part === "bigint") return String(part);
        if (typeof part === "object" && part !== null) {
          if (seen.has(part)) return "(again)";
          seen.add(part);
        }
        return part;
      },
      spaces,
    );
    return text ?? "undefined";
  } catch {
    return String(value);
  }
}
