import { authorError } from "../core/hf-error.ts";
import type { PartialEngine } from "../inference/engine.ts";
import { HfBlocks } from "../app/hf-blocks.ts";
import type { TokenSource } from "../app/token-attribute.ts";
import type { HfLoadEvent, HfUnloadEvent } from "../app/events.ts";
import { describe, type Block, type Child, type Description, type GlobalOptions } from "./block.ts";
import { isDescription } from "./description.ts";
import { mount } from "./mount.ts";

export interface BlocksOptions extends GlobalOptions {
  /** What the app's state is stored under. */
  name?: string;
  /** Who makes inference calls; else the client that the library loads at the first call. */
  engine?: PartialEngine;
  /** Where inference calls go. */
  endpoint?: string;
  /** The token for Hugging Face. */
  token?: TokenSource;
  /** Days after which a conversation that nobody has written or opened is deleted, with a notice and Undo. Else all are kept. */
  keepDays?: number;
  /** How many conversations are kept; the oldest beyond that are deleted, with a notice and Undo. Else all are kept. */
  keepCount?: number;
}

/** An app that is not on a page yet. */
export interface AppBlock extends Block<never, { "hf-load": HfLoadEvent; "hf-unload": HfUnloadEvent }, BlocksOptions, never, "hf-load"> {
  /**
   * Puts the app at the end of an element: `app.mount("#app")`. On a second call for the same element it replaces
   * the earlier app, and blocks that are the same keep what is in them.
   * @param target an element or a selector; the body if left out
   */
  mount(target?: Element | string): HfBlocks;
}

/** An app of these blocks: `blocks({ name: "demo" }, markdown("# Demo"), ask, answer)`. */
export function blocks(options: BlocksOptions, ...children: Child[]): AppBlock;
export function blocks(...children: Child[]): AppBlock;
export function blocks(first?: BlocksOptions | Child, ...rest: Child[]): AppBlock {
  const isChild = typeof first === "string" || isDescription(first);
  const options = (isChild ? {} : (first ?? {})) as Record<string, unknown>;
  return asApp(describe(HfBlocks.tag, HfBlocks, options, isChild ? [first, ...rest] : rest));
}

/** A description of a whole app, which can be mounted. */
export function asApp(description: Description): AppBlock {
  return Object.assign(description, {
    mount: (target: Element | string = document.body) => mount(description, targetOf(target)),
  }) as AppBlock;
}

function targetOf(target: Element | string): Element {
  if (typeof target !== "string") return target;
  const found = document.querySelector(target);
  if (!found) throw authorError(`mount("${target}") finds no such element in the page. Add it to the page, or mount later.`);
  return found;
}
