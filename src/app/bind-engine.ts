import { pageAddress } from "../base/page-address.ts";
import type { Run } from "../graph/run.ts";
import type { Engine } from "../inference/engine.ts";
import { bindEngine, resolveEndpoint } from "../inference/inference.ts";
import { loadSeldom } from "./load-seldom.ts";
import type { EngineSettings } from "./models.ts";

/** The engine of one run. @param asked is told of each request that leaves, and of who answers it */
export function engineFor(run: Run, settings: EngineSettings, asked: WeakMap<Run, string>): Engine {
  // Only in the page's own head: elsewhere it may have come in with other content. Not `document.head`, which `<img name="head">` takes the place of.
  const meta = document.querySelector<HTMLMetaElement>(':root > head > meta[name="hf-blocks-endpoint"]')?.content;
  const endpoint = resolveEndpoint({ attribute: settings.endpoint, meta, base: pageAddress() });
  return bindEngine(settings.engine, {
    signal: run.signal,
    endpoint: () => endpoint,
    token: settings.token,
    beforeRequest: settings.beforeRequest,
    onRequest: () => asked.set(run, ""),
    onResponse(info) {
      asked.set(run, info.engine);
      settings.onResponse(info);
    },
    onRetry: (wait) => void loadSeldom().then((part) => part?.sayRetry(run, wait)),
  });
}
