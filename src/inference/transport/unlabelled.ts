/** The fields of an event stream, and its comments. */
const EVENT = /^\s*(data|event|id|retry)? ?:/;
/** Enough to know any of them. */
const LONGEST = "event :".length;

/**
 * Whether an answer that does not call itself an event stream is one all the same, by what it begins with.
 * @param watched waits for a piece of it as long as the call allows
 * @returns that, and the body with all that it had
 */
export async function lookInside(
  body: ReadableStream<Uint8Array>,
  watched: <T>(piece: Promise<T>) => Promise<T>,
): Promise<{ readonly body: ReadableStream<Uint8Array>; readonly isEvents: boolean }> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const first: Uint8Array[] = [];
  let start = "";
  try {
    while (!EVENT.test(start) && start.trimStart().length < LONGEST) {
      const { done, value } = await watched(reader.read());
      if (done) break;
      first.push(value);
      start += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    // One that broke off says so again to whoever reads it; what is late or not wanted any more is closed.
    if (!(error instanceof TypeError)) {
      reader.cancel().catch(() => {});
      throw error;
    }
  }
  const whole = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = first.shift() ?? (await reader.read()).value;
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return { body: whole, isEvents: EVENT.test(start) };
}
