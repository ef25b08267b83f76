import { html, type CSSResultGroup, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { authorError } from "../../core/hf-error.ts";
import { word } from "../../core/words.ts";
import { Listener, type ListenerSource } from "../../graph/listener.ts";
import type { Handler, Plan } from "../../graph/perform.ts";
import { mapShape, type Shape } from "../../graph/port.ts";
import type { Source, Wired } from "../../app/app.ts";
import type { BlockPort } from "../../app/block-port.ts";
import { findHandler, unknownHandler } from "../../app/handlers.ts";
import { HfBlocks } from "../../app/hf-blocks.ts";
import { isOfMessage } from "../../app/lookup.ts";
import { HfState } from "../../app/hf-state.ts";
import { checkTask, performTask } from "../../app/lazy-task.ts";
import { whenReady } from "../../app/ready.ts";
import type { AnyBlock } from "../../typescript/block.ts";
import { placedElement } from "../../typescript/place-tree.ts";
import { styles } from "./hf-interface.styles.ts";

/**
 * A whole app around one function or task: inputs, outputs, Submit and Clear.
 *
 * @tag hf-interface
 * @slot inputs - The blocks that the function reads, in order.
 * @slot outputs - The blocks that it writes, in order.
 * @slot - Anything above them, such as a heading.
 */
export class HfInterface extends HfBlocks {
  static override readonly tag = "hf-interface";
  static override styles: CSSResultGroup = [HfBlocks.styles, styles];

  /** The name of a function given to `defineHandlers`, or the function itself. */
  @property({ converter: (name) => name ?? "" }) handler: string | Handler = "";
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

  protected override collect(): Wired[] {
    return [this.whole, ...super.collect()];
  }

  override idle(listener: Listener): void {
    super.idle(listener);
    if (listener === this.whole.listener) this.running = false;
  }

  protected override onStart(source: Element, wired: Wired): void {
    super.onStart(source, wired);
    if (wired === this.whole) this.running = wired.listener.busy;
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

  protected override render(): TemplateResult {
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
class InterfaceListener implements ListenerSource, Wired {
  readonly live = false;
  readonly mode = "once";
  readonly latest = false;
  readonly listener: Listener;

  constructor(private readonly app: HfInterface) {
    this.listener = new Listener(this, app);
  }

  get name(): string {
    return `<${this.app.localName}>`;
  }

  sources(): Source[] {
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
      const placed = (shape: Shape<AnyBlock>) => mapShape(shape, (block) => this.app.port(placedElement(block)!));
      return { inputs: placed(shapes.inputs), outputs: placed(shapes.outputs), handler };
    });
  }

  drop(): void {
    this.listener.halt();
  }

  async check(): Promise<void> {
    if (this.app.task) await checkTask(this.app.task, []);
  }

  cancels(): readonly Listener[] {
    return [];
  }

  followers(): [] {
    return [];
  }

  private ports(slot: "inputs" | "outputs"): BlockPort[] {
    return this.app.blocksIn(slot).map((element) => this.app.port(element));
  }

  private handler(inputs: BlockPort[], outputs: BlockPort[]): Handler {
    const { handler, task, model, name } = this.app;
    if (typeof handler === "function") return handler;
    if (task)
      return (values, run) =>
        performTask({ name: task, inputs, outputs, values: values as unknown[], parameters: model ? { model } : {} }, run);
    const found = findHandler(handler, name);
    if (found) return found;
    throw handler
      ? unknownHandler(`<hf-interface handler="${handler}">`, handler, name)
      : authorError(`<hf-interface> has nothing to do. Give it handler="name" or task="…" and model="…".`);
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
