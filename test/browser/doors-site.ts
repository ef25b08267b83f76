// Pages with the script-tag build on a server that counts whatever else they ask for, and another host beside it.
import { createReadStream } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildOnce } from "./build.ts";

export interface DoorsSite {
  readonly origin: string;
  /** Another origin: it answers everything with a picture. */
  readonly other: string;
  /** What was asked for beside pages and scripts, since it was last emptied. */
  readonly asked: string[];
  /** The page that `/page` gives. */
  show(head: string, body: string, policy?: string): void;
  stop(): void;
}

const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==", "base64");
const SCRIPT = '<script type="module" src="/hf-blocks.js"></script>';

export async function startDoorsSite(): Promise<DoorsSite> {
  buildOnce();
  const asked: string[] = [];
  let page = "";
  let policy: string | undefined;
  const other = await listen((request, response) => {
    asked.push(`other ${request.url}`);
    response.writeHead(200, { "content-type": "image/gif", "access-control-allow-origin": "*" }).end(PICTURE);
  });
  const own = await listen((request, response) => {
    const { pathname } = new URL(request.url!, "http://host");
    if (pathname === "/page") {
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8", ...(policy && { "content-security-policy": policy }) })
        .end(page);
    } else if (pathname.endsWith(".js")) {
      response.writeHead(200, { "content-type": "text/javascript" });
      createReadStream(`dist/cdn/${pathname.split("/").at(-1)}`).pipe(response);
    } else {
      asked.push(`own ${request.url}`);
      if (pathname === "/redirect") response.writeHead(302, { location: `${other.origin}/led-here` }).end();
      else response.writeHead(200, { "content-type": "image/gif" }).end(PICTURE);
    }
  });
  return {
    origin: own.origin,
    other: other.origin,
    asked,
    show: (head, body, csp) => {
      page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${SCRIPT}${head}</head><body>${body}`;
      policy = csp;
    },
    stop: () => {
      own.stop();
      other.stop();
    },
  };
}

async function listen(answer: RequestListener): Promise<{ origin: string; stop(): void }> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
