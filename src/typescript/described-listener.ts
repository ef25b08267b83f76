import { authorError } from "../core/hf-error.ts";
import type { Follower, Listener, Mode, When } from "../graph/listener.ts";
import { askForLimits } from "../graph/load-limits.ts";
import type { Handler, Plan } from "../graph/perform.ts";
import { itemsOf, mapShape, type Shape } from "../graph/port.ts";
import type { App, Trigger } from "../app/app.ts";
import type { BlockPort } from "../app/block-port.ts";
import { checkTask, performTask } from "../app/models.ts";
import { MountedListener } from "../app/mounted-listener.ts";
import { whenReady } from "../app/ready.ts";
import { defaultEvent, modeOf } from "../app/triggers.ts";
import type { AnyBlock } from "./block.ts";
import { describedAs, isDescription } from "./description.ts";
import { checkListener } from "./check-listener.ts";
import type { ListenerDescription, Ports } from "./on.ts";
import type { ElementOf } from "./place-tree.ts";
import { blocksOf, shapeOf } from "./ports.ts";
import { regionHandler } from "./region.ts";
import { isTask, type Task } from "./task.ts";

/** Where `cancels` finds the listener of another description. Mounted again, a description has a new one. */
const listeners = new WeakMap<ListenerDescription, WeakRef<Listener>>();

/** A listener that `on()` or `live()` described. */
export class DescribedListener extends MountedListener {
  private following: readonly { readonly when: When; readonly mounted: DescribedListener }[] = [];

  constructor(
    private description: ListenerDescription,
    app: App,
    private elementOf: ElementOf,
  ) {
    super(app);
    this.become(description, elementOf);
  }

  /** Stands for the next version of its description. What it has begun goes on, and counts for its mode. */
  become(description: ListenerDescription, elementOf: ElementOf): void {
    checkListener(description);
    this.description = description;
    this.elementOf = elementOf;
    listeners.set(description, new WeakRef(this.listener));
    const whens = new Map(description.followers.map((follower) => [follower.description, follower.when]));
    const make = (next: ListenerDescription) => new DescribedListener(next, this.app, elementOf);
    const earlier = this.following.map(({ mounted }) => mounted);
    this.following = takeOver([...whens.keys()], earlier, make, elementOf).map((mounted) => ({
      when: whens.get(mounted.description) ?? "then",
      mounted,
    }));
    for (const mounted of earlier) if (!this.following.some((one) => one.mounted === mounted)) mounted.drop();
  }

  /** What makes it the same listener in the next version of an app. */
  get key(): string {
    return keyOf(this.description);
  }

  get name(): string {
    return this.description.name;
  }

  override get live(): boolean {
    return this.description.live;
  }

  override get mode(): Mode {
    const [first] = this.description.triggers;
    return this.description.options.mode ?? modeOf(first && (first[1] ?? defaultEvent(first[0].tag)), this.live);
  }

  override get latest(): boolean {
    return this.description.options.latest ?? false;
  }

  get concurrency(): number | undefined {
    return this.description.options.concurrency;
  }

  get group(): string | undefined {
    return this.description.options.group;
  }

  triggers(missing: (error: Error) => void): Trigger[] {
    const { triggers, live, inputs } = this.description;
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
    const { handler, region } = this.description;
    const read = this.ports(this.description.inputs);
    const outputs = this.ports(this.description.outputs);
    const options = isTask(handler) ? Object.entries(handler.options).filter(([, option]) => isDescription(option)) : [];
    const optionPorts = options.map(([name, block]): [string, BlockPort] => [name, this.port(block as AnyBlock)]);
    const all = [...itemsOf(read), ...itemsOf(outputs), ...optionPorts.map(([, port]) => port)];
    return whenReady(
      all.map((port) => port.element),
      () => {
        const { progress, progressOn } = this.description.options;
        const validator = this.description.options.validator as Handler | undefined;
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
    for (const { mounted } of this.following) mounted.drop();
  }

  override async check(): Promise<void> {
    const { handler, options } = this.description;
    askForLimits(options.validator, options.concurrency, options.group);
    if (isTask(handler)) await checkTask(handler.name, Object.keys(handler.options));
    await Promise.all(this.following.map(({ mounted }) => mounted.check()));
  }

  override cancels(): Listener[] {
    const { cancels = [] } = this.description.options;
    return [cancels].flat().flatMap((description) => {
      const found = listeners.get(description as ListenerDescription)?.deref();
      if (!found)
        this.app.reportMistake(
          authorError(`${this.name} cancels a listener that is not mounted. Mount the app that holds its first trigger.`),
        );
      return found ?? [];
    });
  }

  override followers(): readonly Follower[] {
    return this.following.map(({ when, mounted }) => ({ when, listener: mounted.listener }));
  }

  private regionHandler({ block, build }: NonNullable<ListenerDescription["region"]>): Handler {
    const element = this.elementOf(block);
    if (!element) throw this.notMounted(block);
    const listenTo = (descriptions: readonly ListenerDescription[], elementOf: ElementOf) =>
      this.app.adopt(
        element,
        descriptions.map((description) => new DescribedListener(description, this.app, elementOf)),
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

function keyOf({ name, handler }: ListenerDescription): string {
  return `${name} ${typeof handler === "function" ? handler.name : ""}`;
}

/**
 * The listeners of a new version of an app: those that were there before, by name and handler, else by name, go on.
 * @param make makes one that is new
 */
export function takeOver(
  descriptions: readonly ListenerDescription[],
  before: readonly DescribedListener[],
  make: (description: ListenerDescription) => DescribedListener,
  elementOf: ElementOf,
): DescribedListener[] {
  const left = [...before];
  const taken = new Map<ListenerDescription, DescribedListener>();
  for (const matches of [
    (one: DescribedListener, description: ListenerDescription) => one.key === keyOf(description),
    (one: DescribedListener, description: ListenerDescription) => one.name === description.name,
  ]) {
    for (const description of descriptions) {
      const found = taken.has(description) ? undefined : left.find((one) => matches(one, description));
      if (!found) continue;
      taken.set(description, found);
      left.splice(left.indexOf(found), 1);
    }
  }
  return descriptions.map((description) => {
    const found = taken.get(description);
    found?.become(description, elementOf);
    return found ?? make(description);
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
