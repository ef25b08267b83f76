import { nextFrame } from "./next-frame.ts";

/** Decoration that may wait: colours of code, formulas. */
export interface Work {
  /** Does a few milliseconds of it at most. @returns whether there is more */
  step(): boolean;
}

/** How long a frame may take for it. */
const BUDGET_MS = 6;
const waiting = new Set<Work>();
let running: Promise<void> | undefined;

/** Does the work in coming frames, a little in each, so that text that streams in never waits for it. */
export function later(work: Work): void {
  waiting.add(work);
  running ??= run();
}

/** Resolves when all work is done that is known by then. */
export async function allDone(): Promise<void> {
  while (running) await running;
}

async function run(): Promise<void> {
  while (waiting.size > 0) {
    await nextFrame();
    const end = performance.now() + BUDGET_MS;
    for (const work of waiting) {
      waiting.delete(work);
      if (work.step()) waiting.add(work);
      if (performance.now() >= end) break;
    }
  }
  running = undefined;
}
