// A server as far away as one can bear: HTTP/2, each file gzipped, each response begun only some time after it was asked
// for. It writes down what it is asked for, and in which round of requests.
import { readFileSync } from "node:fs";
import { constants, createSecureServer, type Http2SecureServer, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { generate } from "selfsigned";

/** What is sent for a path: a file, a page of its own, or an answer in pieces, which come as they are. */
export type Reply = { readonly file: string } | { readonly page: string } | { readonly type: string; readonly pieces: readonly string[] };

/** One request. */
export interface Asked {
  readonly path: string;
  readonly kind: "page" | "file" | "answer";
  /** When it was asked for, and when its response began, by this process's own clock. */
  readonly at: number;
  came?: number;
  /** The body's bytes on the wire, so gzipped ones. */
  readonly bytes: number;
  /** 0 for the page itself; n + 1 for what was asked for only once a response of round n had come. */
  readonly round: number;
}

const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

let certificate: ReturnType<typeof generate> | undefined;

export class LateServer {
  /** All requests but those for an icon, in their order. */
  readonly log: Asked[] = [];
  private readonly server: Http2SecureServer;
  /** The highest round of which something has come. */
  private come = -1;
  private open = 0;
  private lastAt = 0;

  /**
   * @param reply what there is at a path; nothing, and it answers 404
   * @param late how long each response waits, in milliseconds
   */
  static async listen(reply: (path: string) => Reply | undefined, late = 400): Promise<LateServer> {
    // Thrown away with the process: only browsers that were told to trust anybody take it.
    const { private: key, cert } = await (certificate ??= generate([{ name: "commonName", value: "localhost" }], {
      keyType: "ec",
      algorithm: "sha256",
    }));
    const made = new LateServer(createSecureServer({ key, cert }), reply, late);
    await new Promise<void>((resolve) => made.server.listen(0, resolve));
    return made;
  }

  private constructor(server: Http2SecureServer, reply: (path: string) => Reply | undefined, late: number) {
    this.server = server;
    server.on("stream", (stream, headers) => {
      const path = String(headers[constants.HTTP2_HEADER_PATH]);
      if (path === "/favicon.ico") return respond(stream, 404);
      // A browser that goes away breaks off what is on its way.
      stream.on("error", () => {});
      stream.resume();
      this.open++;
      stream.on("close", () => {
        this.open--;
        this.lastAt = performance.now();
      });
      const found = reply(path);
      const body = found && bodyOf(found);
      const round = this.come + 1;
      const asked: Asked = { path, kind: kindOf(found), at: performance.now(), bytes: body?.bytes ?? 0, round };
      this.log.push(asked);
      setTimeout(() => {
        if (stream.destroyed) return;
        if (body) body.send(stream);
        else respond(stream, 404);
        asked.came = performance.now();
        this.come = Math.max(this.come, round);
      }, late);
    });
  }

  get origin(): string {
    return `https://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Waits until the page has what it wants: nothing is on its way, and nothing more was asked for for some time. */
  async quiet(milliseconds = 800): Promise<void> {
    while (this.open > 0 || performance.now() - this.lastAt < milliseconds) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  close(): void {
    this.server.close();
  }
}

interface Body {
  readonly bytes: number;
  send(stream: ServerHttp2Stream): void;
}

function bodyOf(reply: Reply): Body {
  if ("pieces" in reply) {
    const bytes = reply.pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
    return { bytes, send: (stream) => void inPieces(stream, reply.type, reply.pieces) };
  }
  const [text, type] = "page" in reply ? [reply.page, "text/html; charset=utf-8"] : [readFileSync(reply.file), typeOf(reply.file)];
  const packed = gzipSync(text, { level: 9 });
  return {
    bytes: packed.length,
    send(stream) {
      stream.respond({ ":status": 200, "content-type": type, "content-encoding": "gzip" });
      stream.end(packed);
    },
  };
}

function typeOf(file: string): string {
  return TYPES[extname(file)] ?? "application/octet-stream";
}

function kindOf(reply: Reply | undefined): Asked["kind"] {
  if (!reply || "file" in reply) return "file";
  return "page" in reply ? "page" : "answer";
}

async function inPieces(stream: ServerHttp2Stream, type: string, pieces: readonly string[]): Promise<void> {
  stream.respond({ ":status": 200, "content-type": type });
  for (const piece of pieces) {
    if (stream.destroyed) return;
    stream.write(piece);
    await new Promise(setImmediate);
  }
  stream.end();
}

function respond(stream: ServerHttp2Stream, status: number): void {
  stream.respond({ ":status": status });
  stream.end();
}
