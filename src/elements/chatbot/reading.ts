import type { Transcript } from "./transcript.ts";

/**
 * What folds by itself at the end, such as reasoning when the answer begins, stays open under the eyes of somebody who
 * reads it. To be called before rows are drawn anew.
 * @returns what opens again what has folded meanwhile, where it is or was in view
 */
export function whatIsOpen({ list, chat }: Transcript): () => void {
  // Only among the last rows does anything grow, or end.
  const open = [...(list?.element.lastElementChild?.querySelectorAll<HTMLDetailsElement>("details[open]") ?? [])];
  return () => {
    const folded = open.filter((part) => !part.open && part.isConnected);
    if (folded.length === 0) return;
    // First, so that no layout is made without it: what is in view would be cut to a shorter list.
    for (const part of folded) part.open = true;
    const end = chat.renderRoot.querySelector("#scroller")?.getBoundingClientRect().bottom ?? Infinity;
    // Below what is in view nobody reads it.
    for (const part of folded) part.open = part.getBoundingClientRect().top < end;
  };
}
