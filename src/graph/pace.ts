import type { Host } from "./run.ts";

/**
 * Makes an act happen at once, and when asked again before the next frame, then: once a frame is all a person can see.
 * @returns asks for it; with `now`, it does not wait
 */
export function paced(host: Host, act: () => void): (now?: boolean) => void {
  let framed = false;
  let asked = false;
  return function ask(now = false): void {
    asked = framed && !now;
    if (!asked) act();
    if (framed) return;
    framed = true;
    host.frame(() => {
      framed = false;
      if (asked) ask();
    });
  };
}
