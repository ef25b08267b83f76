// The one door between an app and the models that answer: all behind it is loaded when it is first needed.
import { askAhead } from "../core/ask-ahead.ts";
import { lazy, lazyExtra } from "../core/lazy.ts";
import type { Run } from "../graph/run.ts";
import type { EngineContext } from "../inference/transport/call.ts";
import type { checkParameters } from "../inference/tasks/task-parameters.ts";
import type { Engine, PartialEngine } from "../inference/engine.ts";
import type { PreparedTask } from "./task-handler.ts";

/** Where an app's calls go and who makes them. */
export interface EngineSettings {
  /** The author's engine; none for the default client. */
  readonly engine: PartialEngine | undefined;
  /** The app's `endpoint` attribute. */
  readonly endpoint: string;
  /** Awaited before a request leaves: what the person wrote is stored by then. */
  readonly beforeRequest: () => Promise<void>;
  readonly token: NonNullable<EngineContext["token"]>;
  /** Told which engine answered. */
  readonly onResponse: NonNullable<EngineContext["onResponse"]>;
}

const loadInference = lazy(() => import("./bind-engine.ts"));
const loadHandler = lazy(() => import("./task-handler.ts"));
const loadTasks = lazy(() => import("../inference/tasks/run-task.ts"));
const loadParameters = lazyExtra(
  () => import("../inference/tasks/task-parameters.ts"),
  "Tasks are not checked: a part could not be loaded.",
);
const engines = new WeakMap<Run, Engine>();
/** The runs of which a request has left the page, with who answered. */
const asked = new WeakMap<Run, string>();

/** Whether a request of this run has left the page. */
export function requestLeft(run: Run): boolean {
  return asked.has(run);
}

/** Who answered a run, where the endpoint says so. */
export function answeredBy(run: Run): string | undefined {
  return asked.get(run);
}

/**
 * The engine of one run. The inference room is loaded at the first call, so that an app without models
 * never fetches it.
 */
export function engineOf(run: Run, settings: EngineSettings): Engine {
  let engine = engines.get(run);
  if (!engine) {
    if (!settings.engine) askAhead("engine");
    engines.set(run, (engine = lazyEngine(async () => (await loadInference()).engineFor(run, settings, asked))));
  }
  return engine;
}

/** Lets a model do the work of a run. */
export async function* performTask(task: PreparedTask, run: Run): AsyncGenerator<unknown[]> {
  askFor("task", run);
  const { taskHandler } = await withInference(loadHandler());
  yield* taskHandler(task, run);
}

/** What runs a task of the table. */
export function loadTaskRunner(run: Run): ReturnType<typeof loadTasks> {
  askFor("runner", run);
  return withInference(loadTasks());
}

/** What nearly every chat has and nothing else: the table of all tasks need not come to say that it is right. */
export const USUAL_IN_CHATS = ["model", "provider", "system", "prompt"];

/** @throws {HfError} author, where there is no such task or it has no such parameter */
export async function checkTask(...given: Parameters<typeof checkParameters>): Promise<void> {
  const [task, written] = given;
  if (task === "chat-completion" && written.every((name) => USUAL_IN_CHATS.includes(name))) return;
  (await loadParameters())?.checkParameters(...given);
}

/** Who answers is wanted next, and asked for beside it. */
function askFor(work: "task" | "runner", { engine }: Run): void {
  askAhead(work);
  void engine;
}

/** Who runs a task calls an engine next, so that both are asked for at once. Where that one does not come, its call says so. */
function withInference<T>(loading: Promise<T>): Promise<T> {
  loadInference().catch(() => {});
  return loading;
}

/** An engine whose methods load the real one when they are called. */
function lazyEngine(load: () => Promise<Engine>): Engine {
  let loading: Promise<Engine> | undefined;
  const ready = () =>
    (loading ??= load().catch((fault: unknown) => {
      // Not kept: the next call of this run tries again.
      loading = undefined;
      throw fault;
    }));
  type Method = (...given: unknown[]) => unknown;
  const call = async (name: string, given: unknown[]) => {
    const engine = await ready();
    return (Reflect.get(engine, name) as Method)(...given);
  };
  return new Proxy({} as Engine, {
    get(_, name) {
      // A handler that returns or awaits the engine must not have it taken for a promise.
      if (typeof name !== "string" || name === "then") return undefined;
      if (!name.endsWith("Stream")) return (...given: unknown[]) => call(name, given);
      return async function* (...given: unknown[]) {
        yield* (await call(name, given)) as AsyncGenerator<unknown>;
      };
    },
  });
}
