import { css, LitElement } from "lit";
import { appOf } from "../lookup.ts";
import { takeToken } from "../token-attribute.ts";
import { called } from "./markup-options.ts";

/** A part of an app without a look of its own. A token that an author gave to it by mistake does not stay in the page. */
abstract class Told extends LitElement {
  static override styles = css`
    :host {
      display: none;
    }
  `;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "token"];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "token" && value !== null && takeToken(this))
      console.error(`${called(this)} takes no token, so it was taken out of the page. Give it to the app around it: its property “token”.`);
  }
}

/**
 * A listener in markup: what sets it off, what it does, what it reads and writes. The app reads its attributes.
 *
 * @tag hf-on
 * @slot - `<hf-then>`s; and long texts as `<script type="text/plain" name="system">`.
 */
export class HfOn extends Told {
  static readonly tag: string = "hf-on";

  override connectedCallback(): void {
    super.connectedCallback();
    if (!appOf(this)) console.error(`${called(this)} stands outside <hf-blocks>, so nothing listens. Put it inside.`);
  }
}

/**
 * What runs after the run of the listener around it: `when="success"`, `failure`, `cancelled` or `then` (always).
 *
 * @tag hf-then
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
