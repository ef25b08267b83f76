import { answerChat, answerTask, answerText, READER, STAND_IN } from "./embedded.ts";
import { askHuggingFace, huggingFace } from "./hugging-face.ts";
import { createReader } from "./reader.ts";
import { installLine, missingForReading } from "./load.ts";
import { recordedTasks } from "./recordings.ts";
import { errorResponse, jsonResponse, statusOf, type AnsweredBy } from "./respond.ts";
import { routeOf, type Route } from "./route.ts";
import { readJson } from "./task-request.ts";
import { askUpstream, hostOf, upstreamFinder } from "./upstream.ts";

export { nodeHandler } from "./node-handler.ts";

export interface LocalInferenceOptions {
  /**
   * `HF_TOKEN`: everything goes to Hugging Face. `HF_BLOCKS_UPSTREAM`: base URL of an
   * OpenAI-compatible server for chat. `HF_BLOCKS_ROUTER` and `HF_BLOCKS_OLLAMA`: other places
   * for those two. `HF_BLOCKS_OFFLINE=1`: the built-in engines only.
   */
  env?: Record<string, string | undefined>;
  fetch?: typeof fetch;
  /** Takes a line for the terminal; it never holds a prompt, a file or a token. */
  log?: (line: string) => void;
}

export interface LocalInference {
  /**
   * Answers one request whose path is relative to the endpoint: `/v1/chat/completions`,
   * `/v1/completions`, `/tasks/{task}/{org}/{model}`, and GET `/` for who answers what.
   * Every response says who answered in `x-hf-blocks-engine`. Faults are answers too: it never throws.
   */
  handle(request: Request, path: string): Promise<Response>;
  /** One line saying who answers what, for the terminal. */
  describe(): Promise<string>;
  /** Starts the reader so that the first answer is quick. Safe to call often. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Inference for an app under development: it works with no account, no network and no model. */
export function localInference(options: LocalInferenceOptions = {}): LocalInference {
  const { env = process.env, fetch = globalThis.fetch, log = () => {} } = options;
  const offline = env.HF_BLOCKS_OFFLINE === "1";
  const token = offline ? undefined : env.HF_TOKEN?.trim() || undefined;
  const router = env.HF_BLOCKS_ROUTER || "https://router.huggingface.co";
  const findUpstream = offline
    ? async () => undefined
    : upstreamFinder({
        url: env.HF_BLOCKS_UPSTREAM,
        ollama: env.HF_BLOCKS_OLLAMA || "http://127.0.0.1:11434",
        fetch,
      });
  const reader = createReader();

  async function whoAnswers(route: Route): Promise<AnsweredBy> {
    if (token) return huggingFace;
    if (route.kind === "task") return route.task === "document-question-answering" ? READER : STAND_IN;
    const upstream = await findUpstream();
    return upstream ? { name: "upstream", detail: hostOf(upstream) } : STAND_IN;
  }

  async function answer(route: Route, request: Request): Promise<Response> {
    if (route.kind === "overview") return overview();
    const { signal } = request;
    const contentType = request.headers.get("content-type");
    const body = await request.arrayBuffer();
    if (token) return askHuggingFace(route, { body, contentType, signal }, { token, router, fetch });
    const bytes = new Uint8Array(body);
    if (route.kind === "task") return answerTask(route, { bytes, contentType, signal }, reader);
    const fields = readJson(bytes);
    const upstream = await findUpstream();
    if (upstream) return askUpstream(upstream, route.kind === "chat" ? "/chat/completions" : "/completions", fields, { signal, fetch });
    return route.kind === "chat" ? answerChat(fields, signal) : answerText(fields, signal);
  }

  async function overview(): Promise<Response> {
    const chat = await whoAnswers({ kind: "chat" });
    const tasks = token ? huggingFace : READER;
    const recorded = token ? [] : await recordedTasks();
    return jsonResponse(
      {
        engine: { chat: chat.name, tasks: tasks.name },
        detail: { chat: chat.detail, tasks: tasks.detail },
        recorded,
      },
      chat,
    );
  }

  return {
    async handle(request, path) {
      let by = token ? huggingFace : STAND_IN;
      try {
        const route = routeOf(request.method, path);
        by = await whoAnswers(route);
        return await answer(route, request);
      } catch (error) {
        if (statusOf(error) >= 500) log(`local inference: ${sayFault(error)}`);
        return errorResponse(error, by);
      }
    },
    async describe() {
      if (token) return "Inference: Hugging Face answers, with HF_TOKEN.";
      const upstream = await findUpstream();
      const absent = env.HF_BLOCKS_UPSTREAM && !offline ? "a stand-in (HF_BLOCKS_UPSTREAM does not answer)" : "a stand-in";
      const chat = upstream ? `${upstream.models[0] ?? "a model"} at ${hostOf(upstream)}` : absent;
      const advice = upstream ? "Set HF_TOKEN for the other tasks." : "Set HF_TOKEN or start Ollama for real answers.";
      const missing = missingForReading();
      const documents = missing.length > 0 ? `documents are read after ${installLine(missing)}` : "documents are read here";
      return `Inference: ${documents}; chat is ${chat}. ${advice}`;
    },
    async warm() {
      if (!token) await reader.warm();
    },
    close: () => reader.close(),
  };
}

function sayFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return error.message + cause;
}
