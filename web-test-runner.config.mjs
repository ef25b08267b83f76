import { chromeLauncher } from "@web/test-runner-chrome";
import { chromium, CHROMIUM_FLAGS } from "./scripts/chromium.mjs";
import { webkitLauncher } from "./scripts/webkit.mjs";
import { viteForRunner } from "./scripts/wtr-vite.mjs";

/**
 * Every element and page test runs under the policy that pages of ours promise to work with.
 * `script-src` is left open here for the runner's own page; `test/browser` checks it on a page of ours.
 */
const POLICY = "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'; style-src 'self'";

const vite = viteForRunner();
const webkit = process.env.WEBKIT_DRIVER;

export default {
  files: ["test/{base,elements,app,typescript,apps,hot,markdown,contract}/**/*.test.ts"],
  nodeResolve: false,
  // A page behind another is never painted, and tests wait for frames.
  concurrency: 1,
  browsers: [webkit ? webkitLauncher(webkit) : chromeLauncher({ launchOptions: { executablePath: chromium(), args: CHROMIUM_FLAGS } })],
  plugins: [vite.plugin],
  middleware: [withPolicy, vite.middleware],
  // The contract of every element is one file, and longer with each of them.
  testsFinishTimeout: 600_000,
  testFramework: { config: { ui: "bdd", timeout: 10000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).includes("Lit is in dev mode"),
};

async function withPolicy(context, next) {
  await next();
  if ("wtr-session-id" in context.query && context.path === "/") context.set("content-security-policy", POLICY);
}
