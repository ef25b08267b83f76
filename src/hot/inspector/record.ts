import { portsOf, shortName, type ListenerLike, type PlanLike, type RunLike, type WiredLike } from "./inside.ts";
import { add, requests, runs, tell, type SeenRun } from "./seen.ts";

const recorded = new WeakSet<object>();

/** A class of apps comes to be: what its listeners do is recorded from their first run on. */
export function recordApps(prototype: object): void {
  if (recorded.has(prototype) || !Object.hasOwn(prototype, "greet")) return;
  recorded.add(prototype);
  const app = prototype as { greet(): void; readonly wired?: readonly WiredLike[] };
  const { greet } = app;
  app.greet = function (): void {
    for (const { listener } of this.wired ?? []) recordListeners(Object.getPrototypeOf(listener) as ListenerMethods);
    greet.call(this);
    tell();
  };
}

interface ListenerMethods {
  trigger(event: Event): unknown;
  start(run: RunLike, done: () => void): void;
  carryOut(run: RunLike, plan: PlanLike): unknown;
  end(run: RunLike, outcome: string): void;
}

function recordListeners(prototype: ListenerMethods): void {
  if (recorded.has(prototype)) return;
  recorded.add(prototype);
  const { trigger, start, carryOut, end } = prototype;
  const going = new WeakMap<RunLike, { seen: SeenRun; plan?: PlanLike }>();
  prototype.trigger = function (this: ListenerLike, event) {
    const run = trigger.call(this, event);
    if (!run)
      add(runs, {
        listener: this.name,
        cause: causeOf(event),
        began: performance.now(),
        outcome: `ignored: it still runs, and its mode is “${this.source.mode}”`,
      });
    return run;
  };
  prototype.start = function (run, done) {
    going.set(run, {
      seen: add(runs, {
        listener: run.listener.name,
        cause: run.lineage.length > 1 ? `after ${run.lineage.at(-2)!.name}` : causeOf(run.event),
        began: performance.now(),
        outcome: "runs",
      }),
    });
    start.call(this, run, done);
  };
  prototype.carryOut = function (run, plan) {
    const found = going.get(run);
    if (!found || !plan.handler) return carryOut.call(this, run, plan);
    const { handler } = plan;
    const watched: PlanLike = { ...plan, handler: (given, its) => ((found.seen.inputs = given), handler(given, its)) };
    found.plan = watched;
    return carryOut.call(this, run, watched);
  };
  prototype.end = function (run, outcome) {
    const found = going.get(run);
    end.call(this, run, outcome);
    if (!found || found.seen.took !== undefined) return;
    const { seen, plan } = found;
    seen.took = performance.now() - seen.began;
    seen.outcome = outcome;
    if (run.error) seen.error = run.error.message;
    seen.outputs = plan
      ? Object.fromEntries(
          portsOf(plan.outputs).map((port) => [port.element ? shortName(port.element) : (port.name ?? "?"), valueOf(port)]),
        )
      : {};
    tell();
  };
}

function causeOf(event: Event): string {
  return event.target instanceof Element ? `${event.type} of ${shortName(event.target)}` : event.type;
}

function valueOf(port: { get?(): unknown }): unknown {
  try {
    return port.get?.();
  } catch {
    // An output that has no value, only properties.
    return undefined;
  }
}

/** Inference calls are known by where they go, or by who says that it answered. */
export function recordRequests(): void {
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const request = {
      method: init?.method ?? (input instanceof Request ? input.method : "GET"),
      url: input instanceof Request ? input.url : String(input),
      began: performance.now(),
      status: "waits",
      engine: "",
    };
    const endpoint = document.querySelector<HTMLMetaElement>('meta[name="hf-blocks-endpoint"]')?.content;
    const isInference =
      (endpoint !== undefined && new URL(request.url, location.href).pathname.startsWith(`${endpoint}/`)) ||
      /\.huggingface\.co\//.test(request.url);
    const seen = isInference ? add(requests, request as (typeof requests)[number]) : undefined;
    try {
      const response = await fetch.call(window, input, init);
      if (seen)
        Object.assign(seen, {
          status: String(response.status),
          latency: performance.now() - seen.began,
          engine: response.headers.get("x-hf-blocks-engine") ?? new URL(request.url, location.href).host,
        });
      return response;
    } catch (error) {
      if (seen) seen.status = String(error);
      throw error;
    } finally {
      if (seen) tell();
    }
  };
}
