import { html, type CSSResultGroup, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { authorError } from "../../core/hf-error.ts";
import { word } from "../../core/words.ts";
import type { Listener } from "../../graph/listener.ts";
import type { Handler, Plan } from "../../graph/perform.ts";
import { mapShape, type Shape } from "../../graph/port.ts";
import type { Trigger } from "../../app/app.ts";
import type { BlockPort } from "../../app/block-port.ts";
import { handlerOf } from "../../app/handlers.ts";
import { HfBlocks } from "../../app/hf-blocks.ts";
import { MountedListener } from "../../app/mounted-listener.ts";
import { isOfMessage } from "../../app/lookup.ts";
import { HfState } from "../../app/hf-state.ts";
import { checkTask, performTask } from "../../app/models.ts";
import { whenReady } from "../../app/ready.ts";
import { describedAs, type AnyBlock } from "../../typescript/block.ts";
import { placedElement } from "../../typescript/place-tree.ts";
import { styles } from "./hf-interface.styles.ts";

/**
 * A whole app around one function or task: inputs, outputs, Submit and Clear.
 *
 * @tag hf-interface
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

  /** In what shape the function gets its inputs and gives its outputs; in markup always a list. */
  @property({ attribute: false }) shapes: { readonly inputs: Shape<AnyBlock>; readonly outputs: Shape<AnyBlock> } | undefined;

  @state() private running = false;

  private readonly whole = new InterfaceListener(this);

  /** The blocks in a slot that hold a value, in the order of the page. */
  blocksIn(slot: "inputs" | "outputs"): Element[] {
    const roots = [...this.children].filter((child) => child.slot === slot);
    return roots.flatMap((root) =>
      "value" in root || root.localName.startsWith("hf-")
        ? [root]
        : [...root.querySelectorAll("*")].filter((inner) => "value" in inner && !isOfMessage(inner)),
    );
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
    for (const element of [...this.blocksIn("inputs"), ...this.blocksIn("outputs")]) {
      // What a person never sees cannot be seen to be empty: it begins anew.
      if (element instanceof HfState) element.reset();
      else Object.assign(element, { value: null, error: undefined });
    }
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
class InterfaceListener extends MountedListener<HfInterface> {
  get name(): string {
    return `<${this.app.localName}>`;
  }

  triggers(): Trigger[] {
    return this.app.blocksIn("inputs").map((element) => ({ element, event: "hf-submit" }));
  }

  plan(): Plan | Promise<Plan> {
    const elements = [...this.app.blocksIn("inputs"), ...this.app.blocksIn("outputs")];
    return whenReady(elements, () => {
      const read = this.ports("inputs");
      const written = this.ports("outputs");
      const handler = this.handler(read, written);
      const { shapes } = this.app;
      if (!shapes) return { inputs: list(read), outputs: list(written), handler };
      const placed = (shape: Shape<AnyBlock>) => mapShape(shape, (block) => this.portOf(block));
      return { inputs: placed(shapes.inputs), outputs: placed(shapes.outputs), handler };
    });
  }

  drop(): void {
    this.listener.halt();
  }

  override async check(): Promise<void> {
    if (this.app.task) await checkTask(this.app.task, []);
  }

  private portOf(block: AnyBlock): BlockPort {
    const element = placedElement(block);
    if (!element) throw authorError(`${this.name} uses ${describedAs(block)}, which is not on the page. Leave it among its children.`);
    return this.app.port(element);
  }

  private ports(slot: "inputs" | "outputs"): BlockPort[] {
    return this.app.blocksIn(slot).map((element) => this.app.port(element));
  }

  private handler(inputs: BlockPort[], outputs: BlockPort[]): Handler {
    const { handler, task, model, name } = this.app;
    if (task && typeof handler !== "function")
      return (values, run) =>
        performTask({ name: task, inputs, outputs, values: values as unknown[], parameters: model ? { model } : {} }, run);
    if (!handler) throw authorError(`${this.name} has nothing to do. Give it handler="name" or task="…" and model="…".`);
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
