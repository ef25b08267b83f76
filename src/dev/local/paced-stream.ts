const BETWEEN_CHUNKS = 20; // milliseconds

/**
 * Sends pieces of text one after the other with a short pause before each, as a model does.
 * It stops at once when the signal is aborted or the reader goes away.
 */
export function pacedStream(pieces: readonly string[], signal: AbortSignal, pause = BETWEEN_CHUNKS): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = 0;
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const stop = () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      onAbort = () => {
        stop();
        controller.error(signal.reason);
      };
      if (signal.aborted) onAbort();
      else signal.addEventListener("abort", onAbort, { once: true });
    },
    pull(controller) {
      return new Promise((resolve) => {
        timer = setTimeout(() => {
          controller.enqueue(encoder.encode(pieces[next++]));
          if (next === pieces.length) {
            stop();
            controller.close();
          }
          resolve();
        }, pause);
      });
    },
    cancel: stop,
  });
}
