import type { TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { nameWithoutLabel, renderFrame } from "./frame.ts";
import { HfValueElement } from "./value-element.ts";

/**
 * A block that shows a value under a label.
 *
 * @csspart frame - All of it but progress and error.
 * @csspart label - The label.
 * @csspart info - The line of help under the label.
 */
export abstract class HfOutputElement<Value, Accepts = Value, Held = Value> extends HfValueElement<Value, Accepts, Held> {
  /** What the block is, for the person. */
  @property() label = "";
  /** One line of help under the label. */
  @property() info = "";
  /** Keeps the label for screen readers only. */
  @property({ type: Boolean, attribute: "no-label" }) noLabel = false;

  /** What the block is called where there is no visible label. */
  protected get accessibleName(): string {
    return nameWithoutLabel(this);
  }

  /** Label, help, the block itself, progress and error, from top to bottom. */
  protected renderFrame(content: unknown): TemplateResult {
    return renderFrame(this, content, this.renderStatus());
  }
}
