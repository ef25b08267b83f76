/** Calls back once: before the next paint, or soon in a hidden page, where nothing is painted but runs go on. */
export function beforePaint(callback: () => void): void {
  let done = false;
  const once = () => {
    if (!done) callback();
    done = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, 100);
}
