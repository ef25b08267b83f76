// Where the time goes from a save to its effect.
import type { Page } from "puppeteer-core";
import { median } from "./median.ts";

/** In milliseconds, one after the other. */
export interface Parts {
  /** Until the dev server begins to tell its pages. */
  readonly watcher: number;
  /** Until the page hears of it. */
  readonly message: number;
  /** Until the page has all files: they are made and sent. */
  readonly files: number;
  /** Until all is taken over. */
  readonly swap: number;
  /** Until the next frame. */
  readonly frame: number;
}

/** What the page notes of updates. */
interface Noted {
  heard?: { readonly sent: number; readonly at: number };
  done?: number;
}

/** Lets a page note when it hears of an update, and when it is done with it. Runs in the page. */
export async function noteParts(): Promise<void> {
  const client = (await import("/@vite/client" as string)) as {
    createHotContext(owner: string): { on(event: string, then: (payload: { updates: { timestamp: number }[] }) => void): void };
  };
  const context = client.createHotContext("/parts");
  const page = globalThis as { noted?: Noted };
  page.noted = {};
  const now = () => performance.timeOrigin + performance.now();
  context.on("vite:beforeUpdate", ({ updates }) => {
    const [first] = updates;
    if (page.noted && first) page.noted.heard ??= { sent: first.timestamp, at: now() };
  });
  context.on("vite:afterUpdate", () => {
    if (page.noted) page.noted.done = now();
  });
}

/** Before an edit. Runs in the page. */
export function forgetParts(): void {
  (globalThis as { noted?: Noted }).noted = {};
  performance.clearResourceTimings();
}

/** The parts of the one edit since. */
export async function partsOf(page: Page, start: number, shown: number): Promise<Parts> {
  const { heard, done, loaded } = await page.evaluate(() => {
    const { heard, done } = (globalThis as { noted?: Noted }).noted ?? {};
    const ends = performance.getEntriesByType("resource").map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    return { heard, done, loaded: performance.timeOrigin + Math.max(0, ...ends) };
  });
  const { sent = start, at = start } = heard ?? {};
  const files = Math.min(Math.max(loaded, at), shown);
  const taken = Math.min(Math.max(done ?? files, files), shown);
  // The dev server counts in whole milliseconds.
  return {
    watcher: Math.max(0, sent - start),
    message: Math.max(0, at - sent),
    files: files - at,
    swap: taken - files,
    frame: shown - taken,
  };
}

/** The medians of several edits. */
export function inWords(parts: readonly Parts[]): string {
  const names = ["watcher", "message", "files", "swap", "frame"] as const;
  return names.map((name) => `${name} ${median(parts.map((one) => one[name])).toFixed(1)}`).join(", ");
}
