// A stand-in for the app around the graph: blocks that are only values, and listeners made of plain objects.
import type { HfError } from "../../src/core/hf-error.ts";
import { Listener, type Follower, type ListenerSource, type When } from "../../src/graph/listener.ts";
import type { Progress } from "../../src/core/progress.ts";
import { NONE, type Port, type ProgressKind, type Shape } from "../../src/graph/port.ts";
import type { Plan } from "../../src/graph/perform.ts";
import type { Heard, Host, Run } from "../../src/graph/run.ts";

export class FakePort implements Port {
  readonly history: unknown[] = [];
  readonly properties: Record<string, unknown> = {};
  readonly failures: HfError[] = [];
  readonly reports: Progress[] = [];
  /** What validators have said, in order; "" where a message was taken away. */
  readonly messages: string[] = [];
  /** How each run that began here wanted to be shown. */
  readonly kinds: ProgressKind[] = [];
  /** Called with each value written, as an app fires `change`. */
  changed: (run: Run, heard: Heard) => void = () => {};
  private held: { readonly before: unknown } | undefined;
  removed = false;
  pending = 0;

  constructor(
    readonly id: string,
    private value: unknown = null,
    private readonly wantsAll = true,
  ) {}

  get name(): string {
    return `<hf-textbox id="${this.id}">`;
  }
  get(): unknown {
    return this.value;
  }
  set(value: unknown): void {
    this.value = value;
    this.history.push(value);
  }
  hold(): void {
    this.held ??= { before: this.value };
  }
  release(run: Run, heard: Heard): void {
    const { held } = this;
    this.held = undefined;
    if (held && held.before !== this.value) this.changed(run, heard);
  }
  /** What a person does: no run, no history. */
  type(value: unknown): void {
    this.value = value;
  }
  update(properties: Record<string, unknown>): void {
    Object.assign(this.properties, properties);
  }
  watched(): boolean {
    return this.wantsAll;
  }
  begin(_run: Run, kind: ProgressKind): void {
    this.pending += 1;
    this.kinds.push(kind);
  }
  end(): void {
    this.pending -= 1;
  }
  progress(_run: Run, progress: Progress): void {
    this.reports.push(progress);
  }
  fail(error: HfError): boolean {
    this.failures.push(error);
    return true;
  }
  invalid(message: string): void {
    this.messages.push(message);
  }
  gone(): boolean {
    return this.removed;
  }
}

export class FakeHost implements Host {
  readonly failures: HfError[] = [];
  readonly notices: string[] = [];
  readonly frames: (() => void)[] = [];

  engineFor(): unknown {
    return { name: "engine" };
  }
  notify(_kind: "info" | "warn", message: string): void {
    this.notices.push(message);
  }
  fail(error: HfError): void {
    this.failures.push(error);
  }
  idle: (listener: Listener) => void = () => {};
  frame(callback: () => void): void {
    this.frames.push(callback);
  }
  paint(): void {
    for (const callback of this.frames.splice(0)) callback();
  }
}

export type Wanted = Partial<Plan> &
  Partial<Pick<ListenerSource, "name" | "mode" | "latest" | "concurrency" | "group" | "onCancel">> & {
    cancels?: Listener[];
    /** Where blocks are not defined yet. */
    ready?: Promise<unknown>;
  };

/** A listener, and ways to let others follow it. */
export class FakeListener extends Listener {
  private readonly list: Follower[];

  constructor(
    readonly wanted: Wanted,
    private readonly fakeHost: FakeHost = new FakeHost(),
  ) {
    const followers: Follower[] = [];
    const plan: Plan = { inputs: NONE, outputs: NONE, handler: undefined, ...wanted };
    const source: ListenerSource = {
      name: "on(msg)",
      mode: "once",
      latest: false,
      ...wanted,
      plan: () => (wanted.ready ? wanted.ready.then(() => plan) : plan),
      cancels: () => wanted.cancels ?? [],
      followers: () => followers,
    };
    super(source, fakeHost);
    this.list = followers;
  }

  after(when: When, wanted: Wanted): FakeListener {
    const listener = new FakeListener(wanted, this.fakeHost);
    this.list.push({ when, listener });
    return listener;
  }
}

export const one = (item: Port): Shape<Port> => ({ kind: "one", item });
export const list = (...items: Port[]): Shape<Port> => ({ kind: "list", items });
export const record = (items: Record<string, Port>): Shape<Port> => ({ kind: "record", items: new Map(Object.entries(items)) });
export const click = (): Event => new Event("click");
export const change = (run: Run, heard?: Heard): Event => Object.assign(new Event("change"), { run, heard });
export const never = (): Promise<never> => new Promise(() => {});

/** Until everything that needs no timer has happened. */
export const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A handler that waits until the test says how each of its calls ends. */
export function controlled() {
  const calls: { inputs: unknown; run: Run; give(value?: unknown): void; fail(error: Error): void }[] = [];
  const handler = (inputs: unknown, run: Run) => new Promise((give, fail) => calls.push({ inputs, run, give, fail }));
  return { handler, calls };
}

/** What `console.warn` or `console.error` is told meanwhile. */
export async function said(kind: "warn" | "error", act: () => unknown): Promise<string[]> {
  const before = console[kind];
  const lines: string[] = [];
  console[kind] = (...parts: unknown[]) => void lines.push(parts.join(" "));
  try {
    await act();
  } finally {
    console[kind] = before;
  }
  return lines;
}

/** Until a listener has nothing left to do. */
export async function settled(...listeners: Listener[]): Promise<void> {
  while (listeners.some((listener) => listener.busy)) await new Promise((resolve) => setTimeout(resolve, 0));
}
