import { HfInputElement } from "../../base/input-element.ts";
import type { HfValueElement } from "../../base/value-element.ts";
import { same } from "../../core/snapshot.ts";
import { fingerprint } from "./fingerprint.ts";

/** A block whose value is kept. */
export type KeptElement = HfValueElement<unknown> & { view?: unknown };

/** What is written down beside a value. */
export interface Written {
  readonly view: unknown;
  readonly default: string;
  /** Whether a person may have typed it. */
  readonly typed: boolean;
  readonly streaming: boolean;
}

/** Where a value is kept. */
export interface Keeping {
  read(): Promise<{ readonly value: unknown; readonly view?: unknown; readonly default?: string | undefined } | undefined>;
  write(value: unknown, beside: Written): void;
  watch(callback: (value: unknown) => void): () => void;
}

/** What blocks began with: one that was taken out of the page and put back does not begin with what it holds by then. */
const beginnings = new WeakMap<object, unknown>();

/** Keeps one block's value, and brings it back. */
export class KeptValue {
  private readonly initial: unknown;
  private readonly default: string;
  private readonly unwatch: () => void;
  private readonly onView = () => this.record();
  /** Whether the block has changed since it came, so that what was stored is the older value. */
  private changed = false;
  /** Whether what is stored has yet to be read: until then, who only looks at the block has not changed it. */
  private isUnread = true;
  /** While it takes over what another tab has written: that is stored already. */
  private taking = false;

  /**
   * @param busy whether a run is writing to the block
   * @param arrived told of a value that another tab or app has written
   * @param early whether it has changed already
   */
  constructor(
    readonly element: KeptElement,
    readonly keeping: Keeping,
    private readonly busy: () => boolean,
    private readonly arrived: () => void,
    private readonly early: boolean,
  ) {
    if (!beginnings.has(element)) beginnings.set(element, element.value);
    this.initial = beginnings.get(element);
    // What was typed early is no default.
    this.default = early ? "" : fingerprint(this.initial);
    this.unwatch = keeping.watch((value) => this.take(value));
    // What a person does beside the value changes nothing for others, so that nobody else is told.
    element.addEventListener("hf-view", this.onView);
  }

  /** Brings back what was stored: unless the author has changed the default since and nobody had touched the value. */
  async restore(): Promise<void> {
    const stored = await this.keeping.read().finally(() => (this.isUnread = false));
    if (!stored || this.changed || !this.element.isConnected) return;
    const untouched = stored.default !== undefined && fingerprint(stored.value) === stored.default;
    if (untouched && stored.default !== this.default) return;
    this.element.value = stored.value;
    if (stored.view !== undefined) this.element.view = stored.view;
  }

  /** Writes down what the block holds now. */
  record(): void {
    const { value, view } = this.element;
    if (this.taking || (this.isUnread && !this.early && !this.changed && same(value, this.initial))) return;
    this.changed = true;
    this.keeping.write(value, { view, default: this.default, typed: this.isTyped, streaming: this.busy() });
  }

  /** Back to what the author wrote. */
  reset(): void {
    this.take(this.initial);
  }

  stop(): void {
    this.unwatch();
    this.element.removeEventListener("hf-view", this.onView);
  }

  private get isTyped(): boolean {
    return this.element instanceof HfInputElement && !this.element.readonly && (this.early || !same(this.element.value, this.initial));
  }

  private take(value: unknown): void {
    const next = value === undefined ? this.initial : value;
    if (same(next, this.element.value)) return;
    this.taking = true;
    this.element.value = next;
    const taken = this.element.value;
    this.arrived();
    this.taking = false;
    // A listener may have changed it again.
    if (!same(this.element.value, taken)) this.record();
  }
}
