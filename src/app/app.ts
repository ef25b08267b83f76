import type { Host } from "../graph/run.ts";
import type { BlockPort } from "./block-port.ts";
import type { MountedListener } from "./mounted-listener.ts";

/** What a listener needs of the app it belongs to. */
export interface App extends Host {
  readonly element: HTMLElement;
  /** The app's name; "" where it has none. */
  readonly name: string;
  /** Says to the author what is wrong with the page. @returns what takes it back, where it is wrong no more */
  reportMistake(mistake: unknown): () => void;
  /** One of its listeners says something else now: it may be right, or wrong, where it was not. */
  renew(listener: MountedListener): void;
  /** Brings along the listeners of a part of the app, in place of those of its earlier version. */
  adopt(part: Element, listeners: readonly MountedListener[]): void;
  /** How runs of this app reach an element. */
  port(element: Element): BlockPort;
}

/** What sets a listener off: an element and one of its events. */
export interface Trigger {
  readonly element: Element;
  readonly event: string;
}
