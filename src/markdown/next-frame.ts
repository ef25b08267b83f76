/** Resolves at the next frame, or soon where there are none because the page is hidden. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(), 100);
    const frame = requestAnimationFrame(() => done());
    function done(): void {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      resolve();
    }
  });
}
