import { css, LitElement, type CSSResultGroup } from "lit";
import { property } from "lit/decorators.js";
import { adoptElsewhere } from "../../base/adopt-styles.ts";
import { appOf } from "../lookup.ts";
import { loadMisplaced, takeToken } from "../token-attribute.ts";
import { called } from "./markup-options.ts";

/** The name of a function given to `defineHandlers`, or the function itself. */
type NamedHandler = string | ((inputs: any, run: any) => unknown);

/**
 * A part of an app without a look of its own. A framework sets what is a property in place of the attribute, so only what
 * may be a function is one, and the attribute follows it: the app reads attributes.
 * A token that an author gave to it by mistake does not stay in the page.
 *
 * @attr handler - The name of the function that runs, as `defineHandlers` knows it.
 * @attr task - The task that a model does. All attributes that are not named here are its parameters.
 * @attr value - What is written to the outputs: a text with `{id}` and `{id.path}` for values, or one such value itself.
 * @attr inputs - The ids of the blocks that are read, in order.
 * @attr outputs - The ids of the blocks that are written, in order.
 * @attr {boolean} latest - A newer run takes the place of an older one.
 * @attr cancels - The ids of listeners whose runs end.
 * @attr validator - The name of a function that checks the inputs first: a message for the person, or "".
 * @attr {"full" | "minimal" | "hidden"} progress - How the outputs show that it runs.
 * @attr progress-on - The ids of the blocks that show it, in place of the outputs.
 * @attr {number} concurrency - How many runs may go on at once, of it and of all others in its `group`.
 * @attr group - The name under which listeners count their runs together.
 */
abstract class Told extends LitElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: none;
    }
  `;

  /** The name of the function that runs, as `defineHandlers` knows it, or the function itself. Each run calls the newest. */
  @property({ attribute: false, noAccessor: true })
  get handler(): NamedHandler {
    return this.given("handler");
  }
  set handler(handler: NamedHandler | null | undefined) {
    this.give("handler", handler);
  }

  /** Checks the inputs first: a message for the person, or "". The name of a function, or the function. */
  @property({ attribute: false, noAccessor: true })
  get validator(): NamedHandler {
    return this.given("validator");
  }
  set validator(validator: NamedHandler | null | undefined) {
    this.give("validator", validator);
  }

  private readonly functions: Record<string, NamedHandler> = {};

  private given(name: string): NamedHandler {
    return this.getAttribute(name) || this.functions[name] || "";
  }

  /** An empty attribute stands for a function, and is written once: a closure that is new at each render is no news to the app. */
  private give(name: string, handler: NamedHandler | null | undefined): void {
    const isFunction = typeof handler === "function";
    this.functions[name] = isFunction ? handler : "";
    const text = isFunction ? "" : typeof handler === "string" && handler ? handler : null;
    if (text === null) this.removeAttribute(name);
    else if (text !== this.getAttribute(name)) this.setAttribute(name, text);
  }

  /** With this, `moveBefore` does not take the listener out and in again. */
  connectedMoveCallback(): void {}

  adoptedCallback(): void {
    adoptElsewhere(this);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "token"];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "token" && value !== null && takeToken(this)) void loadMisplaced().then((late) => late?.sayNoToken(called(this)));
  }
}

/**
 * A listener in markup: what sets it off, what it does, what it reads and writes. The app reads its attributes.
 *
 * @tag hf-on
 * @attr from - What sets it off: ids of blocks, or `id:event`. None: at load, and whenever an input changes.
 * @attr {"once" | "multiple" | "always-last"} mode - What a trigger does while it runs: nothing, another run, or one more run at the end.
 * @slot - `<hf-then>`s; and long texts as `<script type="text/plain" name="system">`.
 */
export class HfOn extends Told {
  static readonly tag: string = "hf-on";

  override connectedCallback(): void {
    super.connectedCallback();
    if (!appOf(this)) void loadMisplaced().then((late) => late?.sayOutside(called(this)));
  }
}

/**
 * What runs after the run of the listener around it: `when="success"`, `failure`, `cancelled` or `then` (always).
 *
 * @tag hf-then
 * @attr {"success" | "failure" | "cancelled" | "then"} when - After which outcome of the run before; `then` is after all.
 */
export class HfThen extends Told {
  static readonly tag: string = "hf-then";
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-on": HfOn;
    "hf-then": HfThen;
  }
}
