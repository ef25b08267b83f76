// A stand-in for the app around the graph: blocks that are only values, and listeners made of plain objects.
import type { HfError } from "../../src/base/hf-error.ts";
import { Listener, type Follower, type ListenerSource, type Mode, type When } from "../../src/graph/listener.ts";
import { NONE, type Port, type Progress, type Shape } from "../../src/graph/port.ts";
import type { Handler } from "../../src/graph/perform.ts";
import type { Host, Run } from "../../src/graph/run.ts";

export class FakePort implements Port {
  readonly history: unknown[] = [];
  readonly properties: Record<string, unknown> = {};
  readonly failures: HfError[] = [];
  readonly reports: Progress[] = [];
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
  update(properties: Record<string, unknown>): void {
    Object.assign(this.properties, properties);
  }
  watched(): boolean {
    return this.wantsAll;
  }
  begin(): void {
    this.pending += 1;
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
  frame(callback: () => void): void {
    this.frames.push(callback);
  }
  paint(): void {
    for (const callback of this.frames.splice(0)) callback();
  }
}

export interface Wanted {
  name?: string;
  handler?: Handler | undefined;
  inputs?: Shape<Port>;
  outputs?: Shape<Port>;
  mode?: Mode;
  latest?: boolean;
  cancels?: Listener[];
}

/** A listener, and ways to let others follow it. */
export class FakeListener extends Listener {
  private readonly list: Follower[];

  constructor(
    wanted: Wanted,
    private readonly fakeHost: FakeHost,
  ) {
    const followers: Follower[] = [];
    const source: ListenerSource = {
      name: wanted.name ?? "on(msg)",
      mode: wanted.mode ?? "once",
      latest: wanted.latest ?? false,
      plan: () => ({ inputs: wanted.inputs ?? NONE, outputs: wanted.outputs ?? NONE, handler: wanted.handler }),
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

/** Until a listener has nothing left to do. */
export async function settled(...listeners: Listener[]): Promise<void> {
  while (listeners.some((listener) => listener.busy)) await new Promise((resolve) => setTimeout(resolve, 0));
}
