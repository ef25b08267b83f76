// All that waits for a frame waits here, so that what is written in a frame is painted in that frame and not in the next.

/** How long to wait for a frame that does not come, because the page is hidden. */
const LONGEST_MS = 100;

let waiting: { act(): void; readonly since: number }[] = [];
/** What has been rendered since the last frame that somebody waited for. */
let rendered = new WeakSet();
let frame = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Calls back at the next frame, or soon where there are none because the page is hidden. */
export function atNextFrame(act: () => void): void {
  waiting.push({ act, since: performance.now() });
  if (waiting.length === 1) frame = requestAnimationFrame(done);
  // One timer for many frames: setting and clearing one in each costs as much as a small update.
  timer ??= setTimeout(onTimer, LONGEST_MS);
}

export function nextFrame(): Promise<void> {
  return new Promise(atNextFrame);
}

/** To be awaited before something is rendered anew: once a frame is all that a person can see. */
export async function onceAFrame(element: object): Promise<void> {
  if (rendered.has(element)) await nextFrame();
  rendered.add(element);
}

function done(): void {
  cancelAnimationFrame(frame);
  const ready = waiting;
  waiting = [];
  rendered = new WeakSet();
  for (const { act } of ready) act();
}

function onTimer(): void {
  timer = undefined;
  const [first] = waiting;
  if (!first) return;
  const left = first.since + LONGEST_MS - performance.now();
  if (left <= 1) done();
  else timer = setTimeout(onTimer, left);
}
