// In the entry, in place of what checks blocks and listeners: that is done when they are placed.
import type { Description } from "../typescript/block.ts";
import { pageLibrary } from "./library.ts";

/** A block that a script makes is soon wanted. */
export function askForBlock({ tag, options }: Description): void {
  pageLibrary.ask([tag, ...["name", "scope", "save"].filter((name) => options?.[name]).map((name) => `${tag}[${name}]`)]);
}

export function leaveUnchecked(): void {}
