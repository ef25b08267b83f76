// Pages with the script-tag build, and an endpoint whose chat streams at a steady rate.
import type { ServerResponse } from "node:http";
import { serve } from "../serve.ts";
import { buildOnce, sendBuilt } from "./build.ts";

export interface AppSite {
  readonly origin: string;
  /** Bodies of the chat requests that came. */
  readonly asked: string[];
  /** All that was sent by now of the answer to a question. */
  sent(question: string): string;
  stop(): Promise<void>;
}

/** Characters a second. */
const RATE = 250;
/** Milliseconds between two pieces. */
const EVERY = 20;

/**
 * @param pages HTML by path
 * @param answerTo what the chat answers; else something long enough not to end in a test
 */
export async function startAppSite(pages: Readonly<Record<string, string>>, answerTo?: (question: string) => string): Promise<AppSite> {
  buildOnce();
  const asked: string[] = [];
  const sent = new Map<string, string>();
  const { origin, close } = await serve((request, response) => {
    const path = request.url!.split("?")[0]!;
    if (path.startsWith("/hf/")) {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        asked.push(body);
        const { messages } = JSON.parse(body) as { messages: { content: string }[] };
        const question = messages.at(-1)!.content;
        const told = (piece: string) => sent.set(question, (sent.get(question) ?? "") + piece);
        if (answerTo) stream(response, answerTo(question).match(/.{1,6}/gs) ?? [], told);
        else stream(response, counted(), told);
      });
    } else if (path.endsWith(".js")) {
      sendBuilt(path, response);
    } else {
      const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><meta name="hf-blocks-endpoint" content="/hf"><script type="module" src="/hf-blocks.js"></script>`;
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(head + (pages[path] ?? ""));
    }
  });
  return {
    origin,
    asked,
    sent: (question) => sent.get(question) ?? "",
    stop: close,
  };
}

function* counted(): Generator<string> {
  for (let count = 0; count <= 500; count++) yield `${count.toString().padStart(4, "0")} `.slice(0, (RATE * EVERY) / 1000);
}

function stream(response: ServerResponse, pieces: Iterable<string>, sent: (piece: string) => void): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const left = pieces[Symbol.iterator]();
  const timer = setInterval(() => {
    const { value: piece, done } = left.next();
    if (done) return end();
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: piece }, finish_reason: null }] })}\n\n`);
    sent(piece as string);
  }, EVERY);
  const end = () => {
    clearInterval(timer);
    response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`);
  };
  response.on("close", () => clearInterval(timer));
}
