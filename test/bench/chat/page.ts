// The page that the benches of a chat measure.
import type { CDPSession, Page } from "puppeteer-core";
import { build, type Rolldown } from "vite";
import { serve } from "../../serve.ts";
import { openBrowser } from "../../browser/browser.ts";
import type { text } from "../page/answer.ts";
import type { prepare, stream } from "../page/chat.ts";
import type * as long from "../page/long-chat.ts";

/** What the page offers. */
export interface BenchWindow extends Window {
  readonly bench: typeof long & { readonly prepare: typeof prepare; readonly stream: typeof stream; readonly text: typeof text };
  gc(): void;
}

export interface BenchPage {
  readonly page: Page;
  readonly session: CDPSession;
  /** A figure of the browser's own. */
  metric(name: string): Promise<number>;
  /** What was thrown away is not collected on somebody else's time. */
  collect(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the page, built as the script-tag build is. */
export async function openBench(): Promise<BenchPage> {
  const files = await bundle();
  const server = await serve((request, response) => {
    const code = files.get(request.url!.slice(1));
    response.writeHead(200, { "content-type": code === undefined ? "text/html" : "text/javascript" });
    response.end(
      code ??
        '<!doctype html><title>Bench</title><style>.chat { --hf-chatbot-height: 600px; display: block; height: 600px; overflow: auto } .before { content-visibility: auto; contain-intrinsic-block-size: auto 100px }</style><script type="module" src="/bench.js"></script>',
    );
  });
  const browser = await openBrowser(["--js-flags=--expose-gc"]);
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  // The loader of this script wraps named functions in a call of this name, also in those that run in the page.
  await page.evaluateOnNewDocument("globalThis.__name = (named) => named");
  await page.goto(server.origin);
  await page.waitForFunction(() => "bench" in window);
  const session = await page.createCDPSession();
  // The time that the page's thread has worked: what else the machine does makes it no longer.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    page,
    session,
    metric: async (name) => (await session.send("Performance.getMetrics")).metrics.find((metric) => metric.name === name)!.value,
    collect: async () => {
      for (let count = 0; count < 3; count++) await page.evaluate(() => (window as unknown as BenchWindow).gc());
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function bundle(): Promise<Map<string, string>> {
  const output = (await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: false,
      lib: { entry: { bench: "test/bench/page/chat.ts" }, formats: ["es"] },
      rolldownOptions: { output: { entryFileNames: "[name].js" } },
    },
  })) as Rolldown.RolldownOutput[];
  return new Map(output[0]!.output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file.code] as const] : [])));
}
