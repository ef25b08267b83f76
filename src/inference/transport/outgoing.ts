import { authorError } from "../../core/hf-error.ts";

/** A request as it leaves. */
export interface Outgoing {
  url: string;
  init: RequestInit & { headers: Headers };
}

/** The request as it may leave: no Hugging Face token for a strange host, no referrer, no cookies unless asked for. */
export async function outgoing(input: RequestInfo | URL, init: RequestInit, signal: AbortSignal): Promise<Outgoing> {
  const request = input instanceof Request ? input : undefined;
  const url = request?.url ?? String(input);
  if (!/^https?:\/\//i.test(url)) throw authorError(`Inference calls go to http or https addresses, not to “${url}”.`);
  const method = init.method ?? request?.method ?? "GET";
  const headers = new Headers(init.headers ?? request?.headers);
  if (!mayHaveToken(url)) {
    const secret = Array.from(headers.keys()).filter((name) => /\bhf_\w/.test(headers.get(name) ?? ""));
    for (const name of secret) headers.delete(name);
  }
  // An empty bearer is what the client sends when it includes cookies but has no token.
  if (headers.get("authorization")?.trim() === "Bearer") headers.delete("authorization");
  return {
    url,
    init: {
      ...init,
      method,
      // Read whole, so that it can be sent again.
      ...(request?.body && !init.body && { body: await request.arrayBuffer() }),
      headers,
      signal,
      credentials: init.credentials ?? "omit",
      referrerPolicy: "no-referrer",
      // "manual" follows no more than "error" does, but can be told from a lost connection, which is tried again.
      redirect: method === "GET" ? "follow" : "manual",
    },
  };
}

/** Whether a Hugging Face token may go to this address. Spaces (`hf.space`) run anybody's code, so they may not have it. */
export function mayHaveToken(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && (hostname === "huggingface.co" || hostname.endsWith(".huggingface.co"));
}
