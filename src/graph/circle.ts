import { authorError, type HfError } from "../core/hf-error.ts";
import { causeOf, type Run } from "./run.ts";

/**
 * Change events that cause one another end at this depth. Below 44: so deep inside one another Chromium calls no listener
 * any more, and says nothing.
 */
export const DEEPEST = 40;

/** Names the listeners that set one another off, and the blocks by which they do. */
export function circleError(last: Run): HfError {
  const listeners = new Set<string>();
  const blocks = new Set<string>();
  let run: Run | undefined = last;
  // Not to the start: what set the circle going is no part of it.
  for (let step = 0; run && step < DEEPEST / 2; step++) {
    listeners.add(run.listener.name);
    run = causeOf(run.event);
    for (const port of run?.chain.written ?? []) blocks.add(port.name);
  }
  return authorError(
    `${[...listeners].join(" and ")} ${listeners.size > 1 ? "go" : "goes"} round in a circle: each change of ${[...blocks].join(", ")} leads to the next, ${DEEPEST} times now. Listen to “input” instead of “change”, or return SKIP to leave a value.`,
  );
}
