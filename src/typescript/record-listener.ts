import { asksAnew } from "../chat/asks-anew.ts";
import { authorError } from "../core/hf-error.ts";
import { Listener, type Follower, type ListenerSource, type Mode, type When } from "../graph/listener.ts";
import type { Handler, Plan } from "../graph/perform.ts";
import { itemsOf, mapShape, type Shape } from "../graph/port.ts";
import type { App, Source, Wired } from "../app/app.ts";
import type { BlockPort } from "../app/block-port.ts";
import { checkTask, performTask } from "../app/lazy-task.ts";
import { whenReady } from "../app/ready.ts";
import { defaultEvent, modeOf, pauseTimers } from "../app/triggers.ts";
import { describedAs, isDescription, type AnyBlock } from "./block.ts";
import { blocksOf, shapeOf, type ListenerRecord, type Ports } from "./on.ts";
import type { ElementOf } from "./place-tree.ts";
import { regionHandler } from "./region.ts";
import { isTask, type Task } from "./task.ts";

/** Where `cancels` finds the listener of another record. Mounted again, a record has a new one. */
const listeners = new WeakMap<ListenerRecord, WeakRef<Listener>>();

/** A listener that `on()` or `live()` recorded. */
export class RecordListener implements ListenerSource, Wired {
  readonly listener: Listener;
  private following: readonly { readonly when: When; readonly wired: RecordListener }[] = [];

  constructor(
    private record: ListenerRecord,
    private readonly app: App,
    private elementOf: ElementOf,
  ) {
    this.listener = new Listener(this, app);
    this.become(record, elementOf);
  }

  /** Stands for the next version of its record. What it has begun goes on, and counts for its mode. */
  become(record: ListenerRecord, elementOf: ElementOf): void {
    this.record = record;
    this.elementOf = elementOf;
    listeners.set(record, new WeakRef(this.listener));
    const followers = new Map(record.followers.map((follower) => [follower.record, follower.when]));
    const make = (next: ListenerRecord) => new RecordListener(next, this.app, elementOf);
    const earlier = this.following.map(({ wired }) => wired);
    this.following = takeOver([...followers.keys()], earlier, make, elementOf).map((wired) => ({
      when: followers.get(wired.record)!,
      wired,
    }));
    for (const wired of earlier) if (!this.following.some((one) => one.wired === wired)) wired.drop();
  }

  /** What makes it the same listener in the next version of an app. */
  get key(): string {
    return keyOf(this.record);
  }

  get name(): string {
    return this.record.name;
  }

  get live(): boolean {
    return this.record.live;
  }

  get mode(): Mode {
    const [first] = this.record.triggers;
    return this.record.options.mode ?? modeOf(first && (first[1] ?? defaultEvent(first[0].tag)), this.live);
  }

  get latest(): boolean {
    return this.record.options.latest ?? false;
  }

  get concurrency(): number | undefined {
    return this.record.options.concurrency;
  }

  get group(): string | undefined {
    return this.record.options.group;
  }

  /** A timer that drives it is paused. */
  onCancel(): void {
    pauseTimers(this.sources(() => {}));
  }

  sources(missing: (error: Error) => void): Source[] {
    const { triggers, live, inputs } = this.record;
    const wanted =
      live && triggers.length === 0
        ? blocksOf(inputs).flatMap((block) => [[block, "input"] as const, [block, "change"] as const])
        : triggers;
    return wanted.flatMap(([block, event]) => {
      const element = this.elementOf(block);
      if (!element) missing(this.notMounted(block));
      return element ? [{ element, event: event ?? defaultEvent(block.tag) }] : [];
    });
  }

  plan(): Plan | Promise<Plan> {
    const { handler, region } = this.record;
    const read = this.ports(this.record.inputs);
    const outputs = this.ports(this.record.outputs);
    const options = isTask(handler) ? Object.entries(handler.options).filter(([, option]) => isDescription(option)) : [];
    const optionPorts = options.map(([name, block]): [string, BlockPort] => [name, this.port(block as AnyBlock)]);
    const all = [...itemsOf(read), ...itemsOf(outputs), ...optionPorts.map(([, port]) => port)];
    return whenReady(
      all.map((port) => port.element),
      () => {
        const { progress, progressOn } = this.record.options;
        const validator = this.record.options.validator as Handler | undefined;
        const shown = { progress, progressOn: progressOn && [progressOn].flat().map((block) => this.port(block)) };
        if (region) return { inputs: read, outputs, handler: this.regionHandler(region) };
        if (!isTask(handler)) return { inputs: read, outputs, handler, validator, ...shown };
        const inputs: Shape<BlockPort> = { kind: "list", items: [...itemsOf(read), ...optionPorts.map(([, port]) => port)] };
        return {
          ...shown,
          validator: validator && ofFirst(itemsOf(read).length, validator),
          inputs,
          outputs: { kind: "list", items: itemsOf(outputs) },
          handler: taskOf(
            handler,
            itemsOf(read),
            itemsOf(outputs),
            optionPorts.map(([name]) => name),
          ),
        };
      },
    );
  }

  /** Its next version takes over; what it has begun goes on to its end, also what follows from it. */
  drop(): void {
    this.listener.retire();
    for (const { wired } of this.following) wired.drop();
  }

  async check(): Promise<void> {
    const { handler } = this.record;
    if (isTask(handler)) await checkTask(handler.name, Object.keys(handler.options));
    await Promise.all(this.following.map(({ wired }) => wired.check()));
  }

  interrupts(event: Event): boolean {
    return asksAnew(event);
  }

  cancels(): Listener[] {
    const { cancels = [] } = this.record.options;
    return [cancels].flat().flatMap((record) => {
      const found = listeners.get(record as ListenerRecord)?.deref();
      if (!found)
        this.app.reportMistake(
          authorError(`${this.name} cancels a listener that is not mounted. Mount the app that holds its first trigger.`),
        );
      return found ?? [];
    });
  }

  followers(): readonly Follower[] {
    return this.following.map(({ when, wired }) => ({ when, listener: wired.listener }));
  }

  private regionHandler({ block, build }: NonNullable<ListenerRecord["region"]>): Handler {
    const element = this.elementOf(block);
    if (!element) throw this.notMounted(block);
    const listenTo = (records: readonly ListenerRecord[], elementOf: ElementOf) =>
      this.app.adopt(
        element,
        records.map((record) => new RecordListener(record, this.app, elementOf)),
      );
    return regionHandler(build, element, { outer: this.elementOf, listenTo });
  }

  private ports(ports: Ports | undefined): Shape<BlockPort> {
    return mapShape(shapeOf(ports), (block) => this.port(block));
  }

  private port(block: AnyBlock): BlockPort {
    const element = this.elementOf(block);
    if (!element) throw this.notMounted(block);
    return this.app.port(element);
  }

  private notMounted(block: AnyBlock): Error {
    return authorError(`${this.name} uses ${describedAs(block)}, which is not in the mounted app. Put it among the children of blocks().`);
  }
}

function keyOf({ name, handler }: ListenerRecord): string {
  return `${name} ${typeof handler === "function" ? handler.name : ""}`;
}

/**
 * The listeners of a new version of an app: those that were there before, by name and handler, else by name, go on.
 * @param make makes one that is new
 */
export function takeOver(
  records: readonly ListenerRecord[],
  before: readonly RecordListener[],
  make: (record: ListenerRecord) => RecordListener,
  elementOf: ElementOf,
): RecordListener[] {
  const left = [...before];
  const taken = new Map<ListenerRecord, RecordListener>();
  for (const matches of [
    (one: RecordListener, record: ListenerRecord) => one.key === keyOf(record),
    (one: RecordListener, record: ListenerRecord) => one.name === record.name,
  ]) {
    for (const record of records) {
      const at = taken.has(record) ? -1 : left.findIndex((one) => matches(one, record));
      if (at >= 0) taken.set(record, left.splice(at, 1)[0]!);
    }
  }
  return records.map((record) => {
    const found = taken.get(record);
    found?.become(record, elementOf);
    return found ?? make(record);
  });
}

/** A handler that gets the first of the values only. */
function ofFirst(count: number, handler: Handler): Handler {
  return (given, run) => handler((given as unknown[]).slice(0, count), run);
}

/** A task as a handler: the values of options that are blocks come after those of the inputs. */
function taskOf(task: Task, inputs: readonly BlockPort[], outputs: readonly BlockPort[], names: readonly string[]): Handler {
  return (given, run) => {
    const values = given as unknown[];
    const fromBlocks = Object.fromEntries(names.map((name, index) => [name, values[inputs.length + index]]));
    const parameters = { ...task.options, ...fromBlocks };
    return performTask({ name: task.name, inputs, outputs, values: values.slice(0, inputs.length), parameters }, run);
  };
}
