import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { localInference, nodeHandler, type LocalInferenceOptions } from "../../../src/dev/local/index.ts";

const INVOICE = new URL("../../fixtures/invoice.png", import.meta.url);
const BASE = "/hf/inference";
export const DOCUMENT = "/tasks/document-question-answering/impira/layoutlm-document-qa";
export const OFFLINE = { HF_BLOCKS_OFFLINE: "1" };

const closing: (() => Promise<unknown> | unknown)[] = [];

/** A server that mounts local inference; gives the URL of its endpoint. */
export async function mount(options: LocalInferenceOptions): Promise<string> {
  const local = localInference(options);
  const handler = nodeHandler(local, BASE);
  closing.push(() => local.close());
  const origin = await listen((req, res) => handler(req, res, (error) => res.writeHead(error ? 500 : 404).end("not ours")));
  return origin + BASE;
}

export async function listen(onRequest: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
  const server: Server = createServer(onRequest).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const post = (url: string, body: unknown, init: RequestInit = {}) =>
  fetch(url, {
    method: "POST",
    body: JSON.stringify(body),
    ...init,
    headers: { "content-type": "application/json", ...init.headers },
  });

export async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of req) text += chunk;
  return text;
}

export const base64 = async () => (await readFile(INVOICE)).toString("base64");
export const hello = { model: "m", messages: [{ role: "user", content: "Tell me something" }] };

/** A request with headers that `fetch` does not let a page set. */
export async function raw(
  url: string,
  headers: Record<string, string>,
  body?: AsyncIterable<Buffer>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const req = httpRequest(url, { method: "POST", headers }, async (res) => {
      resolve({ status: res.statusCode!, text: await bodyOf(res) });
      req.destroy();
    });
    req.once("error", reject);
    void (async () => {
      for await (const chunk of body ?? []) req.write(chunk);
      if (body || !headers["content-length"]) req.end();
      else req.flushHeaders();
    })();
  });
}

/** Stops every server and reader that was started here. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}
