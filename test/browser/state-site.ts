// The room `src/state` alone on a page of its own, for tests with a real IndexedDB.
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { build, type Rolldown } from "vite";
import { serve } from "../serve.ts";
import type { AppState } from "../../src/state/app-state.ts";
import type { StateNotice } from "../../src/state/notice.ts";

/** What the page offers to a test. */
export interface StateWindow {
  AppState: typeof AppState;
  state: AppState;
  notices: string[];
  told: StateNotice[];
}

export interface StateSite {
  readonly origin: string;
  /** The size of what every page loads, minified, in bytes. */
  readonly chunks: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

const HTML = `<!doctype html><meta charset="utf-8"><title>State</title><link rel="icon" href="data:,"><script>
  // tsx names functions with this, also those that a test sends into the page.
  window.__name = (named) => named;
</script><script type="module">
  import { AppState } from "/app-state.js";
  window.AppState = AppState;
  window.notices = [];
  window.told = [];
</script>`;

let built: Promise<Map<string, string>> | undefined;

async function buildState(): Promise<Map<string, string>> {
  const entry = fileURLToPath(new URL("../../src/state/app-state.ts", import.meta.url));
  const [output] = (await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2022",
      minify: true,
      lib: { entry, formats: ["es"], fileName: "app-state" },
      rolldownOptions: { output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput[];
  return new Map<string, string>(
    output!.output.flatMap((chunk) => (chunk.type === "chunk" ? [[`/${chunk.fileName}`, chunk.code] as const] : [])),
  );
}

/** On an origin of its own. */
export async function startStateSite(): Promise<StateSite> {
  const chunks = await (built ??= buildState());
  const { origin, close } = await serve((request, response) => {
    const code = chunks.get(request.url!);
    response
      .writeHead(200, { "content-type": code ? "text/javascript" : "text/html; charset=utf-8", "access-control-allow-origin": "*" })
      .end(code ?? HTML);
  });
  return { origin, chunks, stop: close };
}

/** Opens the app's state on the page, as an app would do at its start. */
export async function openState(page: Page, app: string): Promise<void> {
  await page.waitForFunction(() => "AppState" in window);
  await page.evaluate(async (app) => {
    const here = window as unknown as StateWindow;
    here.state = await here.AppState.open(app, {
      onNotice: (notice) => {
        here.told.push(notice);
        here.notices.push(notice.kind);
      },
    });
  }, app);
}
