import { forward } from "./forward.ts";
import type { AnsweredBy } from "./respond.ts";

/** A server that speaks OpenAI's protocol, with the models it lists (none when it lists none). */
export interface Upstream {
  /** Ends in `/v1`. */
  base: string;
  models: string[];
}

export interface UpstreamOptions {
  /** Base URL given by the author; Ollama is looked for when absent. */
  url: string | undefined;
  ollama: string;
  fetch: typeof fetch;
}

const OLLAMA_PROBE = 300; // milliseconds
const LIST_PROBE = 2000;
const PROBE_KEPT = 4000;

/** Finds out whether an OpenAI-compatible server is there; asks again after a few seconds. */
export function upstreamFinder(options: UpstreamOptions): () => Promise<Upstream | undefined> {
  let asked = -Infinity;
  let answer: Promise<Upstream | undefined> = Promise.resolve(undefined);
  return () => {
    if (Date.now() - asked > PROBE_KEPT) {
      asked = Date.now();
      answer = probe(options);
    }
    return answer;
  };
}

/** Sends a chat or text completion there, under a model the server has. */
export async function askUpstream(
  upstream: Upstream,
  path: "/chat/completions" | "/completions",
  body: Record<string, unknown>,
  options: { signal: AbortSignal; fetch: typeof fetch },
): Promise<Response> {
  const asked = typeof body.model === "string" ? body.model : "";
  const [first = asked] = upstream.models;
  const model = upstream.models.includes(asked) ? asked : first;
  const detail = model === asked ? `${model} at ${hostOf(upstream)}` : `${model} at ${hostOf(upstream)} in place of ${asked || "no model"}`;
  const by: AnsweredBy = { name: "upstream", detail };
  return forward(
    {
      url: upstream.base + path,
      body: JSON.stringify({ ...body, ...(model && { model }) }),
      contentType: "application/json",
      ...options,
    },
    by,
  );
}

/** The host alone: a base URL may hold a password. */
export function hostOf(upstream: Upstream): string {
  return new URL(upstream.base).host;
}

async function probe({ url, ollama, fetch }: UpstreamOptions): Promise<Upstream | undefined> {
  try {
    if (url) {
      const base = versioned(url);
      const models = await listModels(base, fetch);
      return { base, models };
    }
    const version = await fetch(`${ollama.replace(/\/+$/, "")}/api/version`, {
      signal: AbortSignal.timeout(OLLAMA_PROBE),
    });
    await version.body?.cancel();
    if (!version.ok) return undefined;
    const base = versioned(ollama);
    const models = await listModels(base, fetch);
    // Ollama without a model pulled can answer nothing.
    return models.length > 0 ? { base, models } : undefined;
  } catch {
    return undefined; // nobody is there, which is the usual case and no fault
  }
}

async function listModels(base: string, fetch: typeof globalThis.fetch): Promise<string[]> {
  const answer = await fetch(`${base}/models`, { signal: AbortSignal.timeout(LIST_PROBE) });
  if (!answer.ok) {
    await answer.body?.cancel();
    return [];
  }
  const list = (await answer.json().catch(() => undefined)) as { data?: { id?: unknown }[] } | undefined;
  return (list?.data ?? []).map((model) => model.id).filter((id) => typeof id === "string");
}

function versioned(url: string): string {
  const base = url.replace(/\/+$/, "");
  return base.endsWith("/v1") ? base : `${base}/v1`;
}
