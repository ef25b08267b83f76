import { recordOf } from "../core/frozen.ts";
import type { HfError } from "../core/hf-error.ts";
import { loadOddNames, tellOfBraces } from "../app/load-seldom.ts";
import type { HfBlocks } from "../app/hf-blocks.ts";
import { loadLateHandlers } from "../app/load-late-handlers.ts";
import { checkTask } from "../app/models.ts";
import { MountedListener } from "../app/mounted-listener.ts";
import type { GivenParameters, TakesParameters } from "./parameters.ts";

/** A finished app, as far as it says what its one listener does. */
export interface WholeApp extends HfBlocks, TakesParameters {
  readonly handler: unknown;
  readonly task: string;
  readonly model: string;
}

/** The one listener of a finished app, whose own attributes and properties say what it does. */
export abstract class WholeListener<OfApp extends WholeApp> extends MountedListener<OfApp> {
  private edits: MutationObserver | undefined;
  private checked = "";

  get name(): string {
    return `<${this.app.localName}>`;
  }

  /** The task that is done; "" where something else is. */
  protected abstract get taskName(): string;

  /** What is wrong where it has nothing to do. */
  protected abstract nothingToDo(): HfError | undefined;

  protected abstract parameters(): GivenParameters | Promise<GivenParameters>;

  drop(): void {
    this.edits?.disconnect();
    this.listener.halt();
  }

  override async check(): Promise<void> {
    this.watch();
    this.checked = this.said;
    const { taskName } = this;
    const names = this.parameterNames();
    if (taskName) await checkTask(taskName, names);
    else if (names.length > 0) (await loadOddNames())?.checkNames(this.name, names, this.attributesKnown.toSorted());
    if (taskName) tellOfBraces((await this.parameters()).lost);
    // A framework, or a script of the page, may give it the function a little later.
    if (this.nothingToDo()) await (await loadLateHandlers()).scriptsRun();
    const mistake = this.nothingToDo();
    if (mistake) throw mistake;
  }

  protected get attributesKnown(): readonly string[] {
    return (this.app.constructor as typeof HfBlocks).observedAttributes;
  }

  protected parameterNames(): string[] {
    return [...this.app.written.keys(), ...Object.keys(recordOf(this.app.parameters))];
  }

  /** All that a check looks at. */
  private get said(): string {
    const { handler, task, model, parameters, written } = this.app;
    const attributes = ["value", "inputs", "outputs", "system"].map((name) => this.app.getAttribute(name));
    return JSON.stringify([Boolean(handler), task, model, Object.keys(recordOf(parameters)), [...written], attributes]);
  }

  /** Checks again when it says something else: attributes that are no properties do not update it. */
  private watch(): void {
    if (this.edits) return;
    const look = () => this.said !== this.checked && this.app.renew(this);
    this.edits = new MutationObserver(look);
    this.edits.observe(this.app, { attributes: true });
    this.app.addController({ hostUpdated: look });
  }
}
