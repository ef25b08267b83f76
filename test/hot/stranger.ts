// An app that is none of this library's: it is made of what the protocol says and of nothing else.
import type { InspectedChain, InspectedListener, InspectedPort, InspectedRun } from "../../src/core/inspect.ts";
import { receive } from "../../src/hot/handed-over.ts";

/** All names that the protocol has for what is handed over, as its source says them. */
const served = await (await fetch(new URL("../../src/core/inspect.ts?import&raw", import.meta.url))).text();
const protocol = JSON.parse(served.slice(served.indexOf('"'), served.lastIndexOf('"') + 1)) as string;
const NAMES = new Set([...protocol.matchAll(/(?:^\s+|readonly )(\w+)\??(?=[:<(])/gm)].map(([, name]) => name));

/** An object that fails when it is asked for anything that the protocol does not have. */
export function strict<T extends object>(given: T): T {
  return new Proxy(given, {
    get(target, name) {
      // Asked for by `await` of whatever is awaited.
      if (typeof name === "string" && name !== "then" && !NAMES.has(name))
        throw new Error(`“${name}” is no part of what an app hands over.`);
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** A block with a value. */
export class StrangeBox extends HTMLElement {
  static readonly tag = "strange-box";
  value: unknown = "";
}

export class StrangeApp extends HTMLElement {
  static readonly tag = "strange-app";
  get name(): string {
    return this.getAttribute("name") ?? "";
  }
}

export function portOf(element: StrangeBox): InspectedPort {
  return strict({ name: element.localName, element, get: () => element.value });
}

interface Made {
  readonly name: string;
  readonly source?: Element;
  readonly element?: InspectedChain["element"];
  readonly reads?: readonly InspectedPort[];
  readonly writes?: readonly InspectedPort[];
  readonly followers?: readonly InspectedListener[];
  readonly busy?: () => boolean;
}

export function chainOf({ name, source, element, reads = [], writes = [], followers = [], busy = () => false }: Made): InspectedChain {
  const listener: InspectedListener = strict({
    name,
    get busy() {
      return busy();
    },
    source: strict({
      mode: "once",
      plan: () => strict({ inputs: strict({ kind: "list", items: reads }), outputs: strict({ kind: "list", items: writes }) }),
      followers: () => followers.map((follower) => strict({ when: "then", listener: follower })),
    }),
  });
  return strict({ listener, ...(element ? { element } : {}), triggers: () => (source ? [{ element: source, event: "poke" }] : []) });
}

/** One run of a listener, as it is at the moment. */
export function runOf(listener: InspectedListener, rest: Partial<InspectedRun> = {}): InspectedRun {
  return strict({ listener, lineage: [listener], event: new Event("poke"), error: undefined, outcome: undefined, ...rest });
}

/** Puts a strange app with some boxes on the page. */
export function strangeApp(markup: string, name = "stranger"): StrangeApp {
  const app = document.createElement(StrangeApp.tag) as StrangeApp;
  app.setAttribute("name", name);
  for (const id of markup.split(" ").filter(Boolean)) app.append(Object.assign(document.createElement(StrangeBox.tag), { id }));
  document.body.append(app);
  return app;
}

/** Hands a strange app over. */
export function handOver(app: StrangeApp, ...chains: InspectedChain[]): void {
  receive(app, chains, () => [...app.querySelectorAll("*")]);
}
