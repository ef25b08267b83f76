import { optionOf } from "../../base/option-of.ts";
import type { Mode } from "../../graph/listener.ts";
import type { Plan } from "../../graph/perform.ts";
import type { App, Trigger } from "../app.ts";
import { elementById, rootOf } from "../lookup.ts";
import { fillTemplate, type Brace } from "../markup/braces.ts";
import { MountedListener } from "../mounted-listener.ts";
import { whenReady } from "../ready.ts";
import type { HfEach } from "./hf-each.ts";

/** What shows a `<hf-each>` anew at load and whenever its list changes. */
export class EachListener extends MountedListener {
  constructor(
    override readonly element: HfEach,
    app: App,
  ) {
    super(app);
  }

  override get live(): boolean {
    return true;
  }

  override get mode(): Mode {
    return "always-last";
  }

  get name(): string {
    return `<hf-each inputs="${[this.path.id, ...this.path.path].join(".")}">`;
  }

  triggers(missing: (error: Error) => void): Trigger[] {
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
          fillTemplate([this.path], () => value),
          run,
        ),
    }));
  }

  drop(): void {
    this.listener.remove();
  }

  /** The block whose list is shown, and where in its value the list is. */
  private get path(): Brace {
    const [id = "", ...path] = String(optionOf(this.element, "inputs") ?? "")
      .trim()
      .split(".");
    return { id, path };
  }

  private list(): Element {
    return elementById(this.path.id, rootOf(this.element) ?? this.app.element, this.name);
  }
}
