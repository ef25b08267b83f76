import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the server saw it. */
export interface SeenRequest {
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
  /** Resolves when the connection of this request is closed by the client before the answer is over. */
  closed: Promise<void>;
}

export type Behaviour = (response: ServerResponse, request: SeenRequest, count: number) => void;

/** A real server that misbehaves as told. */
export interface FaultServer {
  url: string;
  seen: SeenRequest[];
  /** What it does from now on. */
  does(behaviour: Behaviour): void;
  /** Resolves when request number `count` has come in whole. */
  request(count?: number): Promise<SeenRequest>;
  stop(): Promise<void>;
}

export async function startFaultServer(): Promise<FaultServer> {
  let behaviour: Behaviour = (response) => response.writeHead(500).end();
  const seen: SeenRequest[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const closed = new Promise<void>((resolve) => response.once("close", () => !response.writableFinished && resolve()));
    const one = {
      url: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(parts).toString("latin1"),
      closed,
    };
    seen.push(one);
    for (const wake of waiting.splice(0)) wake();
    behaviour(response, one, seen.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    does(next) {
      behaviour = next;
      seen.length = 0;
    },
    async request(count = 1) {
      while (seen.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return seen[count - 1]!;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Answers with a status and a body. */
export function says(status: number, body: unknown, headers: Record<string, string> = {}): Behaviour {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return (response) => response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
}

/** Starts an event stream, sends `text`, and leaves the connection open unless told to end or break it. */
export function streams(text: string, then: "end" | "reset" | "stay" = "end"): Behaviour {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    if (then === "end") response.end(text);
    else response.write(text, () => then === "reset" && response.socket?.resetAndDestroy());
  };
}

/** A chunk of a chat stream as an event. */
export function event(content: string, finishReason: string | null = null): string {
  const choice = {
    index: 0,
    delta: content ? { role: "assistant", content } : {},
    finish_reason: finishReason,
  };
  return `data: ${JSON.stringify({ object: "chat.completion.chunk", choices: [choice] })}\n\n`;
}

export const done = "data: [DONE]\n\n";
