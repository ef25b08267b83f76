// A page of its own, as far as Node has one: what is said once in a page is said once in here.
import { bindEngine, type EngineContext } from "../../src/inference/engine.ts";

const CONTEXTS: Readonly<Record<string, Partial<EngineContext>>> = {
  nothing: {},
  "no token": { token: () => undefined },
  "nobody signed in": { token: () => () => undefined },
  "nobody signed in yet": { token: () => async () => undefined },
  "an empty token": { token: () => "" },
  "an endpoint": { endpoint: () => "http://127.0.0.1:9" },
};

const context = CONTEXTS[process.argv[2] ?? ""];
if (!context) throw new Error("There is no such context.");
const engine = bindEngine(undefined, { signal: AbortSignal.timeout(10_000), settings: { retries: 0 }, ...context });
const chat = { model: "owner/name", messages: [{ role: "user", content: "Hello" }] };
for (let times = 0; times < 2; times++) await engine.chatCompletion(chat).catch(() => {});
// The sentence comes with a part that is loaded for it.
await new Promise((done) => setTimeout(done, 200));
