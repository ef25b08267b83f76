import type { IncomingMessage } from "node:http";

/**
 * Whether a page of another origin asks. It must not read what is developed here, nor use the token of this machine.
 * Browsers say where a request comes from; what says nothing of it is no page.
 */
export function isForeign({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") return true;
  const { origin } = headers;
  // HTTP/2 has another name for it.
  const host = headers.host ?? headers[":authority"];
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
