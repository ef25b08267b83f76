import type { Call } from "./call.ts";
import { connectionFault, isConnectionError } from "./faults.ts";
import { waitFor } from "./watchdog.ts";

/**
 * The whole body, watched.
 *
 * @param limit bytes after which the rest is left
 */
export async function readAnswer(response: Response, call: Call, limit = Infinity): Promise<Blob> {
  const { clock, idleSeconds } = call.settings;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  try {
    for (let size = 0; reader && size < limit;) {
      const { done, value } = await waitFor(reader.read(), call.signal, {
        seconds: idleSeconds,
        clock,
      });
      if (done) break;
      parts.push(value);
      size += value.byteLength;
    }
  } catch (error) {
    throw isConnectionError(error) ? connectionFault() : error;
  } finally {
    // Closes the connection if something is left. A body that broke rejects here once more with what was thrown already.
    reader?.cancel().catch(() => {});
  }
  return new Blob(parts, { type: response.headers.get("content-type") ?? "" });
}
