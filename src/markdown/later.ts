import { nextFrame } from "../base/next-frame.ts";

/** Decoration that may wait: colours of code, formulas. */
export interface Work {
  /** Does a few milliseconds of it at most. @returns whether there is more, or what it waits for */
  step(): boolean | Promise<void>;
}

/** How long a frame may take for it. */
const BUDGET_MS = 6;
const waiting = new Set<Work>();
/** What is being loaded. */
const loads = new Set<Promise<void>>();
let running: Promise<void> | undefined;

/** Does the work in coming frames, a little in each, so that text that streams in never waits for it. */
export function later(work: Work): void {
  waiting.add(work);
  running ??= run();
}

/** Resolves when all work is done that is known by then. */
export async function allDone(): Promise<void> {
  while (running || loads.size > 0) await Promise.all([running, ...loads]);
}

async function run(): Promise<void> {
  while (waiting.size > 0) {
    await nextFrame();
    const end = performance.now() + BUDGET_MS;
    for (const work of waiting) {
      waiting.delete(work);
      const more = work.step();
      if (more === true) waiting.add(work);
      else if (more) keep(more);
      if (performance.now() >= end) break;
    }
  }
  running = undefined;
}

function keep(load: Promise<void>): void {
  loads.add(load);
  void load.finally(() => loads.delete(load));
}
