import { html, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { whenParsed } from "../../base/when-parsed.ts";
import { authorError, type HfError } from "../../core/hf-error.ts";
import { lazy } from "../../core/lazy.ts";
import { word } from "../../core/words.ts";
import type { Listener } from "../../graph/listener.ts";
import type { Handler, Plan } from "../../graph/perform.ts";
import { itemsOf, mapShape, type Shape } from "../../graph/port.ts";
import type { Trigger } from "../../app/app.ts";
import type { BlockPort } from "../../app/block-port.ts";
import { handlerOf } from "../../app/handlers.ts";
import { HfBlocks } from "../../app/hf-blocks.ts";
import type { Template } from "../../app/markup/braces.ts";
import { parametersIn } from "../../app/markup/markup-options.ts";
import type { MountedListener } from "../../app/mounted-listener.ts";
import { valuesIn } from "../../app/lookup.ts";
import { performTask } from "../../app/models.ts";
import { whenReady } from "../../app/ready.ts";
import type { AnyBlock } from "../../typescript/block.ts";
import { describedAs } from "../../typescript/description.ts";
import { placedElement } from "../../typescript/placed.ts";
import { blocksMeant, makeBlocks } from "./made-blocks.ts";
import type { GivenParameters } from "../parameters.ts";
import { WholeListener } from "../whole-listener.ts";
import { clearBlock } from "./clear-block.ts";
import { lacksOf } from "./lacks.ts";
import { styles } from "./hf-interface.styles.ts";

const loadParameters = lazy(() => import("../parameters.ts"));

/**
 * A whole app around one function or task: inputs, outputs, Submit and Clear.
 *
 * @tag hf-interface
 * @attr value - What is written to the outputs, in place of a function: a text with `{id}` for values, or one such value itself.
 * @slot inputs - The blocks that the function reads, in order.
 * @slot outputs - The blocks that it writes, in order.
 * @slot - Anything above them, such as a heading.
 * @csspart inputs - The side of the inputs.
 * @csspart outputs - The side of the outputs.
 * @csspart clear - The Clear button.
 * @csspart submit - The Submit button.
 * @csspart stop - The Stop button, in place of Submit while it runs.
 */
export class HfInterface extends HfBlocks {
  static override readonly tag = "hf-interface";
  static override styles: CSSResultGroup = [HfBlocks.styles, styles];

  /** The name of a function given to `defineHandlers`, or the function itself. */
  @property({ converter: (name) => name ?? "" }) handler: string | ((inputs: any, run: any) => unknown) = "";
  /** A task for a model to do, in place of a function. */
  @property() task = "";
  /** The model for the task. */
  @property() model = "";
  /** Parameters of the task, beside those that are written as attributes. A block stands for its value. */
  @property({ attribute: false }) parameters: Readonly<Record<string, unknown>> = {};

  /**
   * What the function reads, where that is not all that is in the slot `inputs`: ids of children, or names of blocks to be
   * made, such as `text`, `number` or `image`. A state that is among the outputs too is read and written.
   */
  @property() inputs = "";
  /** What it writes, in the same way. */
  @property() outputs = "";

  /** In what shape the function gets its inputs and gives its outputs; in markup always a list. */
  @property({ attribute: false }) shapes: { readonly inputs: Shape<AnyBlock>; readonly outputs: Shape<AnyBlock> } | undefined;

  @state() private running = false;

  private readonly whole = new InterfaceListener(this);

  /** @internal What its markup says for the task: the attributes that are not properties, and `<script name>`s. */
  get written(): ReadonlyMap<string, Template> {
    return parametersIn(this, this.attributesKnown);
  }

  /** @internal */
  get attributesKnown(): readonly string[] {
    return [...(this.constructor as typeof HfInterface).observedAttributes, "value"];
  }

  /** The blocks of a side, in order. */
  blocksIn(side: "inputs" | "outputs"): Element[] {
    if (this.shapes) return itemsOf(this.shapes[side]).flatMap((block) => placedElement(block) ?? []);
    return this[side] ? blocksMeant(this, side) : valuesIn(this, side);
  }

  override connectedCallback(): void {
    // Before the app looks for its blocks.
    if (!whenParsed(() => this.isConnected && makeBlocks(this))) makeBlocks(this);
    super.connectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if ((changed.has("inputs") || changed.has("outputs")) && this.isConnected) makeBlocks(this);
  }

  protected override collect(): MountedListener[] {
    return [this.whole, ...super.collect()];
  }

  override idle(listener: Listener): void {
    super.idle(listener);
    if (listener === this.whole.listener) this.running = false;
  }

  protected override onStart(source: Element, mounted: MountedListener): void {
    super.onStart(source, mounted);
    if (mounted === this.whole) this.running = mounted.listener.busy;
  }

  private onSubmit(event: Event): void {
    if (this.whole.listener.trigger(event)) this.onStart(this, this.whole);
  }

  private onStop(): void {
    this.whole.listener.cancel();
  }

  private onClear(): void {
    this.whole.listener.cancel();
    for (const element of new Set([...this.blocksIn("inputs"), ...this.blocksIn("outputs")])) clearBlock(element);
  }

  protected override renderInside(): TemplateResult {
    return html`<slot></slot>
      <div class="sides">
        <div class="side" part="inputs">
          <slot name="inputs"></slot>
          <div class="buttons">
            <button type="button" part="clear" @click=${this.onClear}>${word("clear")}</button>
            ${
              this.running
                ? html`<button type="button" part="stop" @click=${this.onStop}>${word("stop")}</button>`
                : html`<button type="button" part="submit" class="primary" @click=${this.onSubmit}>${word("submit")}</button>`
            }
          </div>
        </div>
        <div class="side" part="outputs"><slot name="outputs"></slot></div>
      </div>
      ${this.renderNotices()}`;
  }
}

/** The one listener of an interface: everything in `inputs`, to the function, to everything in `outputs`. */
class InterfaceListener extends WholeListener<HfInterface> {
  protected override get taskName(): string {
    return this.app.task;
  }

  protected override get attributesKnown(): readonly string[] {
    return this.app.attributesKnown;
  }

  protected override async parameters(): Promise<GivenParameters> {
    const { GivenParameters } = await loadParameters();
    const { task, model } = this.app;
    return new GivenParameters(this.app, task ? { model } : { value: this.app.getAttribute("value") ?? "" });
  }

  protected override nothingToDo(): HfError | undefined {
    const { task, handler, model } = this.app;
    if (task || handler || this.app.hasAttribute("value")) return undefined;
    if (model) return authorError(`${this.name} has a model and no task. Say what the model does: task="…".`);
    return authorError(`${this.name} has nothing to do. Give it handler="name", value="…", or task="…" and model="…".`);
  }

  triggers(): Trigger[] {
    return this.app.blocksIn("inputs").map((element) => ({ element, event: "hf-submit" }));
  }

  override lookUp(missing: (error: Error) => void): void {
    for (const mistake of lacksOf(this.app, this.name)) missing(mistake);
  }

  plan(): Plan | Promise<Plan> {
    if (!this.app.task && !this.app.hasAttribute("value")) return this.planWith(undefined);
    return this.parameters().then((parameters) => this.planWith(parameters));
  }

  private planWith(parameters: GivenParameters | undefined): Plan | Promise<Plan> {
    const elements = [...this.app.blocksIn("inputs"), ...this.app.blocksIn("outputs"), ...(parameters?.elements ?? [])];
    return whenReady(elements, () => {
      const read = this.ports("inputs");
      const written = this.ports("outputs");
      const { shapes } = this.app;
      if (parameters) {
        const items = [...read, ...parameters.elements.map((element) => this.app.port(element))];
        return { inputs: list(items), outputs: list(written), handler: this.described(read, written, parameters) };
      }
      const handler = this.handler();
      if (!shapes) return { inputs: list(read), outputs: list(written), handler };
      const placed = (shape: Shape<AnyBlock>) => mapShape(shape, (block) => this.portOf(block));
      return { inputs: placed(shapes.inputs), outputs: placed(shapes.outputs), handler };
    });
  }

  private portOf(block: AnyBlock): BlockPort {
    const element = placedElement(block);
    if (!element) throw authorError(`${this.name} uses ${describedAs(block)}, which is not on the page. Leave it among its children.`);
    return this.app.port(element);
  }

  private ports(slot: "inputs" | "outputs"): BlockPort[] {
    return this.app.blocksIn(slot).map((element) => this.app.port(element));
  }

  /** What a task or a value does. */
  private described(inputs: BlockPort[], outputs: BlockPort[], parameters: GivenParameters): Handler {
    return (given, run) => {
      const values = given as unknown[];
      const read = values.slice(0, inputs.length);
      const filled = parameters.filled(values.slice(inputs.length));
      if (!this.app.task) return outputs.map(() => filled["value"] ?? "");
      return performTask({ name: this.app.task, inputs, outputs, values: read, parameters: filled }, run);
    };
  }

  private handler(): Handler {
    const { handler, name } = this.app;
    const mistake = this.nothingToDo();
    if (mistake) throw mistake;
    return handlerOf(handler, `<hf-interface handler="${String(handler)}">`, name);
  }
}

function list(items: readonly BlockPort[]): Shape<BlockPort> {
  return { kind: "list", items };
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-interface": HfInterface;
  }
}
