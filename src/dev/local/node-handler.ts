import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isForeign } from "./same-origin.ts";
import { OWN_WORDS } from "./respond.ts";
import type { LocalInference } from "./index.ts";

const LARGEST_BODY = 64 * 1024 * 1024; // bytes
/** Bytes of all bodies that are held at once. Each is in memory up to four times while it is read. */
const MOST_HELD = 2 * LARGEST_BODY;

/**
 * Mounts local inference in a Node server, for the paths below `base`.
 *
 * Bodies stream both ways, and the request's signal is aborted when the browser goes away.
 * Other sites get 403: a page anywhere on the web could otherwise use the token of this machine.
 *
 * @param base where the endpoint is, such as `/hf-blocks/inference`
 */
export function nodeHandler(
  local: LocalInference,
  base: string,
): (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void {
  const prefix = base.replace(/\/+$/, "");
  const held = { bytes: 0 };
  return (req, res, next) => {
    const address = req.url ?? "/";
    if (!URL.canParse(address, "http://localhost")) return next();
    const url = new URL(address, "http://localhost");
    if (url.pathname !== prefix && !url.pathname.startsWith(`${prefix}/`)) return next();
    if (isForeign(req)) return refuse(req, res, 403, "Only pages of this server may use its inference.");
    if (Number(req.headers["content-length"]) > LARGEST_BODY) return refuseLarge(req, res);
    serve(local, held, req, res, url.pathname.slice(prefix.length) || "/").catch(next);
  };
}

async function serve(
  local: LocalInference,
  held: { bytes: number },
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  const gone = new AbortController();
  res.once("close", () => {
    if (!res.writableFinished) gone.abort(new DOMException("The client went away.", "AbortError"));
  });
  const limit: Limit = { passed: undefined };
  const hasBody = req.method !== "GET" && req.method !== "HEAD";
  const request = new Request(`http://localhost${path}`, {
    method: req.method,
    headers: headersOf(req),
    signal: gone.signal,
    ...(hasBody && { body: limited(req, res, held, limit), duplex: "half" }),
  } as RequestInit);
  const response = await local.handle(request, path);
  if (gone.signal.aborted) return void response.body?.cancel().catch(() => {});
  if (limit.passed === "size") return refuseLarge(req, res);
  if (limit.passed === "room") return refuse(req, res, 503, "Many files are being sent. Try again in a moment.");
  res.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) return void res.end();
  res.flushHeaders();
  try {
    await pipeline(Readable.fromWeb(response.body as import("node:stream/web").ReadableStream), res);
  } catch {
    res.destroy(); // the client left or the source broke: a cut answer is all it may see
  }
}

interface Limit {
  /** Of this body, or of all together. */
  passed: "size" | "room" | undefined;
}

function limited(req: IncomingMessage, res: ServerResponse, held: { bytes: number }, limit: Limit): ReadableStream<Uint8Array> {
  let size = 0;
  res.once("close", () => (held.bytes -= size));
  return new ReadableStream<Uint8Array>({
    start(controller) {
      req.on("data", (chunk: Buffer) => {
        if (limit.passed) return;
        size += chunk.length;
        held.bytes += chunk.length;
        limit.passed = size > LARGEST_BODY ? "size" : held.bytes > MOST_HELD ? "room" : undefined;
        if (limit.passed) return controller.error(new Error("too large"));
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 1) <= 0) req.pause();
      });
      req.once("end", () => limit.passed || controller.close());
      req.once("error", (error) => limit.passed || controller.error(error));
    },
    pull() {
      req.resume();
    },
  });
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

function refuseLarge(req: IncomingMessage, res: ServerResponse): void {
  refuse(req, res, 413, "The request is larger than 64 MB. Send a smaller file.");
}

function refuse(req: IncomingMessage, res: ServerResponse, status: number, error: string): void {
  // What is still coming is thrown away: cutting the connection would lose the answer.
  req.resume();
  res.writeHead(status, {
    "content-type": "application/json",
    "x-hf-blocks-engine": "stand-in; refused",
    "x-hf-blocks-stand-in": "1",
    ...OWN_WORDS,
    connection: "close",
  });
  res.end(JSON.stringify({ error }));
}
