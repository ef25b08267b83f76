import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { createServer, type ViteDevServer } from "vite";
import { hfBlocks } from "../../src/dev/plugin.ts";
import { rawRequest } from "./raw-request.ts";
import { kindsOfWays, starts, waysTo } from "./ways-to-a-file.ts";

const MARK = "canary7f3a91";
/** Starts with the mark, so that its base64 does with one too, and is a page, a script and a text in one. */
const CANARY = `${MARK}="<h1>${MARK}</h1>";export default ${MARK};\n`;
const MARKS = [MARK, Buffer.from(MARK).toString("base64").replace(/=+$/, "").slice(0, -1)];
const PAGE = `<!doctype html><title>Page</title><hf-blocks></hf-blocks>`;

const VERSION = createHash("sha1").update(CANARY).digest("hex").slice(0, 12);
/** Vite answers scripts, pages and others in different ways. */
const SENT: readonly Readonly<Record<string, string>>[] = [
  {},
  { "sec-fetch-dest": "script" },
  { accept: "text/html", "sec-fetch-dest": "document" },
];

/** What may not be read by any way. */
const OUTSIDE = ["../outside/canary.html", "../outside/canary.ts"];
const INSIDE = [".env", ".npmrc", ".git/config", ".git/page.html"];
/** In the root, and what each leads to. */
const LINKED = {
  "link.html": "../outside/canary.html",
  "link.ts": "../outside/canary.ts",
  "link.js": "../outside/canary.ts",
  "other.html": "text.txt",
  "env.html": ".env",
  "long.html": "link.html",
  linked: "../outside",
  "public/public.txt": "../../outside/canary.ts",
};
const LINKS = ["link.html", "link.ts", "link.js", "env.html", "long.html", "linked/canary.html"];
const PUBLIC = ["public.txt", "public/public.txt"];
/** Vite serves this one, but it is no page; `other.html` leads to it. */
const TEXT = "text.txt";

describe("the doors of the dev server", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hf-blocks-doors-")));
  const root = join(folder, "root");
  let server: ViteDevServer, port: number;

  before(async () => {
    mkdirSync(join(root, ".git"), { recursive: true });
    mkdirSync(join(root, "public"));
    mkdirSync(join(root, "pages"));
    mkdirSync(join(folder, "outside"));
    for (const name of [...OUTSIDE, ...INSIDE, TEXT]) writeFileSync(join(root, name), CANARY);
    for (const [name, to] of Object.entries(LINKED)) symlinkSync(to, join(root, name));
    symlinkSync("pages", join(root, "inner"));
    symlinkSync("pages/index.html", join(root, "inner.html"));
    for (const name of ["index.html", "pages/index.html"]) writeFileSync(join(root, name), PAGE);
    writeFileSync(join(root, "app.ts"), `export default { mount() {} };\n`);
    server = await createServer({
      root,
      configFile: false,
      appType: "mpa",
      logLevel: "silent",
      cacheDir: join(folder, "cache"),
      plugins: [hfBlocks()],
      optimizeDeps: { noDiscovery: true },
      server: { port: 0, host: "127.0.0.1", watch: null, fs: { allow: [root] } },
    });
    await server.listen();
    port = (server.httpServer!.address() as AddressInfo).port;
  });
  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The addresses that our plugin answers: those it says in its source, and those it gave to the server. */
  function ownRoutes(): string[] {
    const said = [...sourcesIn("src/dev"), ...sourcesIn("src/hot")].flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/"(\/(?:@?hf)[\w./@-]*)"/g)].map(([, route]) => route!),
    );
    const mounted = server.middlewares.stack.map(({ route }) => route).filter((route) => route && !route.startsWith("/__"));
    return [...new Set([...said, ...mounted])];
  }

  /** Sends all, and fails for each answer that has the canary in it. */
  async function crawl(addresses: readonly string[]): Promise<void> {
    const leaks: string[] = [];
    const rest = [...addresses.entries()].reverse();
    const worker = async () => {
      for (let next = rest.pop(); next; next = rest.pop()) {
        const [index, address] = next;
        const { text } = await rawRequest(port, address, SENT[index % SENT.length]);
        if (MARKS.some((mark) => text.includes(mark))) leaks.push(`${address} ${JSON.stringify(SENT[index % SENT.length])}`);
      }
    };
    await Promise.all(Array.from({ length: 12 }, worker));
    expect(leaks.slice(0, 20), `${leaks.length} of ${addresses.length} requests got what they may not have`).to.deep.equal([]);
  }

  /** All ways to files of the root, and from more places to the first of them. */
  function ways([first, ...names]: readonly string[]): string[] {
    return [
      ...waysTo({ root, file: join(root, first!) }, "everywhere"),
      ...names.flatMap((name) => waysTo({ root, file: join(root, name) })),
    ];
  }

  it("F-G1 gives no file outside, no link to one, no dot file and no text, however a route is asked for it", async function () {
    this.timeout(120_000);
    const routes = ownRoutes();
    expect(routes).to.include.members(["/hf", "/@hf-blocks/page.js", "/@hf-blocks/source", "/@hf-blocks/mount.js"]);
    const named = [...ways(OUTSIDE), ...ways(LINKS), ...ways([...INSIDE, "other.html", TEXT])];
    const addresses = routes
      .filter((route) => route !== "/hf")
      .flatMap((route) => named.map((way) => `${route}?path=${way}${route.endsWith("source") ? `&version=${VERSION}` : ""}`));
    // What is asked for in one way may open it for another.
    addresses.push(...ways(OUTSIDE), ...ways(LINKS), ...ways(INSIDE), ...ways(PUBLIC));
    addresses.push(...routes.flatMap((route) => ways([OUTSIDE[0]!, INSIDE[0]!]).map((way) => `${route}/${way}`)));
    await crawl(addresses);
    console.log(`      ${addresses.length} requests: ${kindsOfWays} ways from ${starts} starts, on ${routes.join(", ")} and /`);
  });

  it("F-G1 gives nothing to a path that is named twice, or in another case", async () => {
    const addresses = ["source", "page.js", "mount.js"].flatMap((route) =>
      ways([OUTSIDE[0]!]).flatMap((way) => [
        `/@hf-blocks/${route}?path=/index.html&path=${way}&version=${VERSION}`,
        `/@hf-blocks/${route}?path=${way}&path=/index.html&version=${VERSION}`,
        `/@hf-blocks/${route}?path[]=${way}&PATH=${way}&version=${VERSION}`,
      ]),
    );
    await crawl(addresses);
  });

  it("F-G1 gives the source of a page as it is, also of one that a link inside the root leads to", async () => {
    for (const path of ["/index.html", "/inner/index.html", "/inner.html"]) {
      const page = await rawRequest(port, `/@hf-blocks/page.js?path=${path}`);
      const [, version] = /"version":"(\w+)"/.exec(page.text)!;
      expect((await rawRequest(port, `/@hf-blocks/source?path=${path}&version=${version}`)).text).to.contain(PAGE);
      expect((await rawRequest(port, path)).text).to.contain("hf-blocks-page");
    }
    const app = await rawRequest(port, "/@hf-blocks/mount.js?path=/app.ts");
    expect(app.text).to.contain(`import * as file from "/app.ts"`);
    expect((await rawRequest(port, "/app.ts", { accept: "text/html" })).text).to.contain("/@hf-blocks/mount.js?path=/app.ts");
  });

  it("F-G1 answers nobody who came by another name of this machine", async () => {
    for (const route of [...ownRoutes(), "/", "/app.ts"]) {
      for (const host of [
        "evil.example",
        `evil.example:${port}`,
        "localhost.evil.example",
        "127.0.0.1.nip.example",
        "[::1",
        "localhost@evil.example",
      ]) {
        const { status } = await rawRequest(port, `${route}?path=/index.html`, { host, accept: "text/html" });
        expect(status, `${route} for ${host}`).to.equal(403);
      }
    }
  });

  it("F-G1 tells pages of other origins nothing", async () => {
    const foreign: Readonly<Record<string, string>>[] = [
      { origin: "http://evil.example" },
      { origin: "null" },
      { origin: `http://localhost:${port + 1}` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const route of ownRoutes()) {
      for (const headers of foreign) {
        const { status, text } = await rawRequest(port, `${route}?path=/index.html`, headers);
        expect(status, `${route} for ${JSON.stringify(headers)}`).to.equal(403);
        expect(text).not.to.contain("version");
      }
    }
    const coded = await rawRequest(port, "/@id/__x00__/@hf-blocks/page.js?path=/index.html", { "sec-fetch-site": "cross-site" });
    expect(coded.status).to.equal(403);
  });

  it("F-G1 answers addresses that are none, and goes on", async () => {
    for (const address of ["//", "/%", "/%.ts", "/@hf-blocks/source?%", "/hf/%", "//hf", "/@hf-blocks/page.js", "/@hf-blocks/mount.js"]) {
      const { status } = await rawRequest(port, address, { accept: "text/html" });
      expect(status, address).to.be.within(200, 499);
    }
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}
