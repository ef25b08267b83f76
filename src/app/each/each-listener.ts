import { optionOf } from "../../base/option-of.ts";
import { Listener, type ListenerSource } from "../../graph/listener.ts";
import type { Plan } from "../../graph/perform.ts";
import type { App, Source, Wired } from "../app.ts";
import { elementById, rootOf } from "../lookup.ts";
import { fillTemplate } from "../markup/braces.ts";
import { whenReady } from "../ready.ts";
import type { HfEach } from "./hf-each.ts";

const listeners = new WeakMap<Element, EachListener>();

/** What shows a `<hf-each>` anew at load and whenever its list changes. */
export class EachListener implements ListenerSource, Wired {
  readonly live = true;
  readonly mode = "always-last";
  readonly latest = false;
  readonly listener: Listener;

  static of(element: HfEach, app: App): EachListener {
    let found = listeners.get(element);
    if (found?.app !== app) listeners.set(element, (found = new EachListener(element, app)));
    return found;
  }

  private constructor(
    readonly element: HfEach,
    readonly app: App,
  ) {
    this.listener = new Listener(this, app);
  }

  get name(): string {
    return `<hf-each inputs="${this.path.join(".")}">`;
  }

  sources(missing: (error: Error) => void): Source[] {
    try {
      const element = this.list();
      return [
        { element, event: "input" },
        { element, event: "change" },
      ];
    } catch (error) {
      missing(error as Error);
      return [];
    }
  }

  plan(): Plan | Promise<Plan> {
    const list = this.list();
    return whenReady([list, this.element], () => ({
      inputs: { kind: "one", item: this.app.port(list) },
      outputs: { kind: "none" },
      handler: (value, run) =>
        this.element.show(
          fillTemplate([{ id: this.path[0]!, path: this.path.slice(1) }], () => value),
          run,
        ),
    }));
  }

  drop(): void {
    this.listener.remove();
    listeners.delete(this.element);
  }

  async check(): Promise<void> {}

  cancels(): [] {
    return [];
  }

  followers(): [] {
    return [];
  }

  private get path(): string[] {
    return String(optionOf(this.element, "inputs") ?? "")
      .trim()
      .split(".");
  }

  private list(): Element {
    return elementById(this.path[0]!, rootOf(this.element) ?? this.app.element, this.name);
  }
}
