import type { Listener } from "../graph/listener.ts";
import type { Host } from "../graph/run.ts";
import type { BlockPort } from "./block-port.ts";

/** What a listener needs of the app it belongs to. */
export interface App extends Host {
  readonly element: HTMLElement;
  /** The app's name; "" where it has none. */
  readonly name: string;
  /** Says to the author what is wrong with the page. @returns what takes it back, where it is wrong no more */
  reportMistake(mistake: unknown): () => void;
  /** Brings along the listeners of a part of the app, in place of those of its earlier version. */
  adopt(part: Element, recorded: readonly Wired[]): void;
  /** How runs of this app reach an element. */
  port(element: Element): BlockPort;
}

/** An element and one of its events. */
export interface Source {
  readonly element: Element;
  readonly event: string;
}

/** A listener that is the first of its chain, and what sets it off. */
export interface Wired {
  readonly listener: Listener;
  /** What it is written as, in markup. */
  readonly element?: Element;
  /** Whether it also runs once at load. */
  readonly live: boolean;
  /** It is no longer part of the app. */
  drop(): void;
  /** Finds mistakes that would otherwise show at the first run only. */
  check(): Promise<void>;
  /** The sources there are at the moment. What is missing is told to `missing`. */
  sources(missing: (error: Error) => void): Source[];
}
