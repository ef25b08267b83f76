// Pages with the script-tag build on a server that counts whatever else they ask for, and another host beside it.
import { serve } from "../serve.ts";
import { buildOnce, sendBuilt } from "./build.ts";

export interface DoorsSite {
  readonly origin: string;
  /** Another origin: it answers everything with a picture. */
  readonly other: string;
  /** What was asked for beside pages and scripts, since it was last emptied. */
  readonly asked: string[];
  /** The page that `/page` gives. */
  show(head: string, body: string, policy?: string): void;
  stop(): Promise<void>;
}

/** Browsers of its tests know no other. */
const HOST = "127.0.0.1";
const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==", "base64");
const SCRIPT = '<script type="module" src="/hf-blocks.js"></script>';

export async function startDoorsSite(): Promise<DoorsSite> {
  buildOnce();
  const asked: string[] = [];
  let page = "";
  let policy: string | undefined;
  const other = await serve((request, response) => {
    asked.push(`other ${request.url}`);
    response.writeHead(200, { "content-type": "image/gif", "access-control-allow-origin": "*" }).end(PICTURE);
  }, HOST);
  const own = await serve((request, response) => {
    const { pathname } = new URL(request.url!, "http://host");
    if (pathname === "/page") {
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8", ...(policy && { "content-security-policy": policy }) })
        .end(page);
    } else if (pathname.endsWith(".js")) {
      sendBuilt(pathname, response);
    } else {
      asked.push(`own ${request.url}`);
      if (pathname === "/redirect") response.writeHead(302, { location: `${other.origin}/led-here` }).end();
      else response.writeHead(200, { "content-type": "image/gif" }).end(PICTURE);
    }
  }, HOST);
  return {
    origin: own.origin,
    other: other.origin,
    asked,
    show: (head, body, csp) => {
      page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${SCRIPT}${head}</head><body>${body}`;
      policy = csp;
    },
    stop: async () => {
      await own.close();
      await other.close();
    },
  };
}
