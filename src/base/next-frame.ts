/** How long to wait for a frame that does not come, because the page is hidden. */
const LONGEST_MS = 100;

let waiting: { resolve(): void; readonly since: number }[] = [];
let frame = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Resolves at the next frame, or soon where there are none because the page is hidden. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push({ resolve, since: performance.now() });
    if (waiting.length === 1) frame = requestAnimationFrame(done);
    // One timer for many frames: setting and clearing one in each costs as much as a small update.
    timer ??= setTimeout(onTimer, LONGEST_MS);
  });
}

function done(): void {
  cancelAnimationFrame(frame);
  const ready = waiting;
  waiting = [];
  for (const { resolve } of ready) resolve();
}

function onTimer(): void {
  timer = undefined;
  const [first] = waiting;
  if (!first) return;
  const left = first.since + LONGEST_MS - performance.now();
  if (left <= 1) done();
  else timer = setTimeout(onTimer, left);
}
