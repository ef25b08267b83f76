// A server of the script-tag build that fails to give one of its files.
import { readFileSync, readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { localInference, nodeHandler } from "../../src/dev/local/index.ts";
import { PAGE } from "./chunks-page.ts";

const CDN = "dist/cdn";

/** An answer in one piece. */
const WHOLE = JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content: "As it is" }, finish_reason: "stop" }] });

/** How files fail, for one visit. */
export interface Fault {
  readonly files: readonly string[];
  /** How often it fails before it comes. */
  readonly times: number;
  /** Refused, or broken off in the middle. */
  readonly kind: "404" | "reset";
}

interface Visit extends Fault {
  /** How often each file was asked for. */
  readonly asked: Map<string, number>;
}

export class ChunkSite {
  /** The files that the entry brings along by and by. */
  readonly files: readonly string[];
  private readonly closures: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly visits: Visit[] = [];
  private readonly local = localInference({ env: { HF_BLOCKS_OFFLINE: "1" } });
  private readonly server: Server;

  constructor() {
    const all = readdirSync(CDN).filter((file) => file.endsWith(".js"));
    // What is known of providers only a call with one asks for: `test/inference/client.test.ts` makes them all.
    this.files = all.filter((file) => file !== "hf-blocks.js" && !file.startsWith("provider-"));
    this.closures = new Map(all.map((file) => [file, closureOf(file)]));
    const inference = nodeHandler(this.local, "/hf");
    const whole = JSON.stringify({ choices: [{ index: 0, message: { content: "Whole" }, finish_reason: "length" }] });
    const asJson = { "content-type": "application/json" };
    const called = { content: "", tool_calls: [{ index: 0, id: "a", function: { name: "look_up", arguments: "{}" } }] };
    const calls = JSON.stringify({ choices: [{ index: 0, message: called, finish_reason: "tool_calls" }] });
    this.server = createServer((request, response) => {
      if (request.url!.startsWith("/calls/")) return response.writeHead(200, asJson).end(calls);
      if (request.url!.startsWith("/short/")) return response.writeHead(200, asJson).end('[{"summary_text":"Short"}]');
      if (request.url!.startsWith("/whole/")) return response.writeHead(200, { "content-type": "application/json" }).end(whole);
      inference(request, response, () => {
        const [, visit, file] = request.url!.split("/");
        if (visit === "refused") return response.writeHead(404, { "content-type": "application/json" }).end('{"error":"no such model"}');
        if (visit === "plain") return response.writeHead(200).end(WHOLE);
        if (!file?.endsWith(".js")) return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
        const { files, times, kind, asked } = this.visits[Number(visit)]!;
        asked.set(file, (asked.get(file) ?? 0) + 1);
        if (!files.includes(file) || asked.get(file)! > times)
          return response.writeHead(200, { "content-type": "text/javascript" }).end(readFileSync(`${CDN}/${file}`));
        if (kind === "404") return response.writeHead(404).end();
        // After its head: what ends before that a browser asks for again by itself.
        response.writeHead(200, { "content-type": "text/javascript", "content-length": "100000" }).write("export");
        return setImmediate(() => request.socket.destroy());
      });
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await this.local.close();
  }

  /** The address of the page for a visit with this fault, and how often each file was asked for there. */
  visit(fault: Fault): { readonly address: string; readonly asked: ReadonlyMap<string, number> } {
    const asked = new Map<string, number>();
    const number = this.visits.push({ ...fault, asked }) - 1;
    return { address: `http://localhost:${(this.server.address() as AddressInfo).port}/${number}/`, asked };
  }

  /** All files in groups of which nothing needs two at once: more than one that fails would use up its tries. */
  groups(): string[][] {
    const groups: string[][] = [];
    const isApart = (file: string, other: string) =>
      ![...this.closures.values()].some((closure) => closure.has(file) && closure.has(other));
    for (const file of this.files) {
      const group = groups.find((group) => group.every((other) => isApart(file, other)));
      if (group) group.push(file);
      else groups.push([file]);
    }
    return groups;
  }

  /** The file whose name begins so, without its hash; of several the one that the rest goes through. */
  file(name: string): string {
    return this.files.find(
      (file) =>
        nameOf(file) === name &&
        !this.files.some((other) => other !== file && nameOf(other) === name && this.closures.get(other)!.has(file)),
    )!;
  }

  /** Whether what is loaded under a name, without its hash, brings the file along. */
  reaches(name: string, file: string): boolean {
    return [...this.closures].some(([entry, closure]) => nameOf(entry) === name && closure.has(file));
  }
}

/** A file with all that it imports at once. */
function closureOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(`${CDN}/${file}`, "utf8");
  for (const [, imported] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) closureOf(imported!, seen);
  return seen;
}

/** The name of a file without its hash. */
export function nameOf(file: string): string {
  return file.replace(/-.{8}\.js$/, "");
}
