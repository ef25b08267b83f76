import { css, LitElement } from "lit";
import { appOf } from "../lookup.ts";
import { called } from "./markup-options.ts";

/**
 * A listener in markup: what sets it off, what it does, what it reads and writes. The app reads its attributes.
 *
 * @tag hf-on
 * @slot - `<hf-then>`s; and long texts as `<script type="text/plain" name="system">`.
 */
export class HfOn extends LitElement {
  static readonly tag: string = "hf-on";
  static override styles = css`
    :host {
      display: none;
    }
  `;

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
export class HfThen extends LitElement {
  static readonly tag: string = "hf-then";
  static override styles = HfOn.styles;
}

declare global {
  interface HTMLElementTagNameMap {
    "hf-on": HfOn;
    "hf-then": HfThen;
  }
}
