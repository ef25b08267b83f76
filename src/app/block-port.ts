import { authorError, HfError } from "../core/hf-error.ts";
import type { ChatMessage } from "../core/message.ts";
import type { Progress } from "../core/progress.ts";
import { nameOf } from "../base/markup-value.ts";
import { HfValueElement } from "../base/value-element.ts";
import type { Port, ProgressKind } from "../graph/port.ts";
import type { Heard, Run } from "../graph/run.ts";
import { same } from "../core/snapshot.ts";
import { HfChangeEvent } from "./events.ts";
import { readValue, writeValue } from "./native-value.ts";

/** What our own blocks have and native elements lack. */
interface Shows {
  progress: Progress | undefined;
  error: HfError | undefined;
  showError(error: HfError): void;
}

/** A block whose value is a conversation, which others write too. */
interface Chat extends Element {
  mergeValue(base: readonly ChatMessage[], value: unknown): readonly ChatMessage[];
}

/** Lets a run read and write one element: one of our blocks, or any element with a value. */
export class BlockPort implements Port {
  /** The runs that write here, and how much of each is shown. */
  private readonly running = new Map<Run, ProgressKind>();
  /** The conversation that each run has before its eyes: it is none of its business what others do to it meanwhile. */
  private readonly seen = new WeakMap<Run, readonly ChatMessage[]>();
  /** What was in it when a step began that nobody has been told of yet. */
  private held: { readonly before: unknown } | undefined;

  constructor(
    readonly element: Element,
    /** Whether something listens to each value of it. */
    readonly watched: () => boolean,
    /** Told when no run writes to it any more. */
    private readonly rested: () => void,
  ) {}

  /** Whether a run writes to it. */
  get busy(): boolean {
    return this.running.size > 0;
  }

  /** Cancels the runs that write to it. */
  stop(): void {
    for (const run of [...this.running.keys()]) run.listener.cancel();
  }

  get name(): string {
    return nameOf(this.element);
  }

  get id(): string {
    return this.element.id;
  }

  get(): unknown {
    if ("value" in this.element) return readValue(this.element);
    throw authorError(
      `${this.name} has no value, so it cannot be an input or take a value. Use a block, or write its properties with update({ … }).`,
    );
  }

  set(value: unknown, run: Run, from?: unknown): void {
    const before = this.get();
    const { element } = this;
    if (isChat(element)) {
      const base = (from ?? this.seen.get(run) ?? run.read.get(this) ?? before) as readonly ChatMessage[];
      this.seen.set(run, element.mergeValue(base, value));
    } else writeValue(element, value);
    if (!this.held) this.tell(before, run);
  }

  hold(): void {
    if ("value" in this.element) this.held ??= { before: this.get() };
  }

  release(run: Run, heard: Heard): void {
    const { held } = this;
    this.held = undefined;
    if (held) this.tell(held.before, run, heard);
  }

  private tell(before: unknown, run: Run, heard?: Heard): void {
    const now = this.get();
    // Our own blocks keep the object that they have where a value equals it.
    const isSame = this.element instanceof HfValueElement ? Object.is(now, before) : same(now, before);
    if (!isSame) this.element.dispatchEvent(new HfChangeEvent(run, heard));
  }

  update(properties: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(properties)) {
      // What all objects have, such as `__proto__`, is no property of a block.
      if (!(name in this.element) || name in Object.prototype)
        throw authorError(`update() sets “${name}”, which ${this.name} does not have.`);
      Object.assign(this.element, { [name]: value });
    }
  }

  begin(run: Run, kind: ProgressKind): void {
    this.running.set(run, kind);
    if (!this.shows(this.element)) return;
    this.element.error = undefined;
    if (kind !== "hidden") this.element.progress ??= { minimal: kind === "minimal" };
  }

  progress(run: Run, progress: Progress): void {
    if (this.shows(this.element)) this.element.progress = { ...progress, minimal: this.running.get(run) === "minimal" };
  }

  end(run: Run): void {
    this.running.delete(run);
    if (this.shows(this.element) && ![...this.running.values()].some((kind) => kind !== "hidden")) this.element.progress = undefined;
    if (!this.busy) this.rested();
  }

  /** Whether its value is a conversation. */
  get isChat(): boolean {
    return isChat(this.element);
  }

  fail(error: HfError): boolean {
    if (!this.shows(this.element) || !isShown(this.element)) return false;
    this.element.showError(error);
    return true;
  }

  /** Shows at the block what a validator says of its value; "" takes it away. */
  invalid(message: string): void {
    const element = this.element as Element & Partial<HTMLInputElement>;
    if (element.setCustomValidity) {
      element.setCustomValidity(message);
      // Our own fields show it themselves.
      if (message && !this.shows(element)) element.reportValidity?.();
    } else if (this.shows(element)) {
      if (message) element.showError(new HfError(message, { code: "invalid" }));
      else if (element.error?.code === "invalid") element.error = undefined;
    }
  }

  gone(): boolean {
    return !this.element.isConnected;
  }

  private shows(element: Element): element is Element & Shows {
    return "showError" in element;
  }
}

function isChat(element: Element): element is Chat {
  return "mergeValue" in element;
}

function isShown(element: Element): boolean {
  return getComputedStyle(element).display !== "none";
}
