import type { Inspect, InspectedPort, InspectedRun, InspectedShape } from "../../core/inspect.ts";
import { portsOf } from "../handed-over.ts";
import { shortName } from "./debug-text.ts";
import { add, requests, runs, tellWatchers, type SeenRun } from "./seen.ts";

const going = new WeakMap<InspectedRun, { readonly seen: SeenRun; outputs?: InspectedShape }>();

/** What listeners tellWatchers of their runs is recorded, from the first one of the page on. */
export const recordRuns: Pick<Inspect, "began" | "read" | "ended" | "ignored"> = {
  began(run) {
    const before = run.lineage.at(-2);
    const seen = add(runs, {
      listener: run.listener.name,
      cause: before ? `after ${before.name}` : causeOf(run.event),
      began: performance.now(),
      outcome: "runs",
    });
    going.set(run, { seen });
  },
  read(run, inputs, outputs) {
    const found = going.get(run);
    if (!found) return;
    found.seen.inputs = inputs;
    found.outputs = outputs;
  },
  ended(run) {
    const found = going.get(run);
    if (!found) return;
    const { seen, outputs } = found;
    seen.took = performance.now() - seen.began;
    seen.outcome = run.outcome ?? "";
    if (run.error) seen.error = run.error.message;
    seen.outputs = outputs ? valuesOf(outputs) : {};
    tellWatchers();
  },
  ignored({ name, source }, event) {
    add(runs, {
      listener: name,
      cause: causeOf(event),
      began: performance.now(),
      outcome: `ignored: it still runs, and its mode is “${source.mode}”`,
    });
  },
};

function causeOf(event: Event): string {
  return event.target instanceof Element ? `${event.type} of ${shortName(event.target)}` : event.type;
}

function valuesOf(outputs: InspectedShape): Record<string, unknown> {
  return Object.fromEntries(portsOf(outputs).map((port) => [port.element ? shortName(port.element) : port.name, valueOf(port)]));
}

function valueOf(port: InspectedPort): unknown {
  try {
    return port.get();
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
    const seen = isInference(new URL(request.url, location.href)) ? add(requests, request as (typeof requests)[number]) : undefined;
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
      if (seen) tellWatchers();
    }
  };
}

function isInference({ hostname, pathname }: URL): boolean {
  const endpoint = document.querySelector<HTMLMetaElement>('meta[name="hf-blocks-endpoint"]')?.content;
  return (endpoint !== undefined && pathname.startsWith(`${endpoint}/`)) || hostname.endsWith(".huggingface.co");
}
