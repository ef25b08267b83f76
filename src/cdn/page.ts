import type { HfBlocks } from "../app/hf-blocks.ts";

type Mounting = typeof import("./mounting.ts");

/** What a page has of the library: that of the entry that came first. Another copy of it has nothing loaded a second time. */
export interface Library {
  /** Elements and apps. @throws where they cannot be loaded; the next call tries again */
  core(): Promise<unknown>;
  /** What puts apps of a script on the page. */
  mounting(): Promise<Mounting>;
  /** The same, once it is there. */
  mounted?: Mounting;
  /** Waits for the first try, and says once that it failed. */
  told?: Promise<unknown>;
  /** Asks for files: see `askForParts`. */
  ask(wanted?: readonly string[]): void;
}

export const LIBRARY_KEY = Symbol.for("hf-blocks");
export const sharedPage = globalThis as { [LIBRARY_KEY]?: Library };

/** Lets an app be waited for before it is upgraded. */
export function readySoon(app: HfBlocks, until: Promise<unknown>): void {
  const ready = until
    .then(() => customElements.whenDefined(app.localName))
    .then(() => {
      delete (app as { ready?: Promise<void> }).ready;
      customElements.upgrade(app);
      return app.ready;
    });
  // Nobody need wait for it: what does not come, or goes wrong, is said once by who loads or mounts it.
  ready.catch(() => {});
  Object.defineProperty(app, "ready", { value: ready, configurable: true });
}
