import { authorError, type HfError } from "../../core/hf-error.ts";
import type { Follower, Listener, Mode } from "../../graph/listener.ts";
import { askForLimits } from "../../graph/load-limits.ts";
import type { Plan, Handler } from "../../graph/perform.ts";
import type { Run } from "../../graph/run.ts";
import type { App, Trigger } from "../app.ts";
import type { BlockPort } from "../block-port.ts";
import { findHandler, handlerOf, unknownHandler } from "../handlers.ts";
import { loadLateHandlers } from "../load-late-handlers.ts";
import { loadOddNames, tellOfBraces } from "../load-seldom.ts";
import { checkTask, performTask } from "../models.ts";
import { elementById, findById, lostOf, rootOf } from "../lookup.ts";
import { MountedListener } from "../mounted-listener.ts";
import { whenReady } from "../ready.ts";
import { defaultEvent, modeOf } from "../triggers.ts";
import { fillTemplate, plainBut } from "./braces.ts";
import type { HfOn } from "./hf-on.ts";
import {
  attributesOf,
  called,
  idsIn,
  KNOWN,
  OF_FOLLOWERS,
  OF_HEADS,
  readOptions,
  type MarkupOptions,
  type ListenerWork,
} from "./markup-options.ts";

/** On the page's elements, so that `cancels="reply"` finds the listener of `<hf-on id="reply">`, also in another app. */
const listeners = new WeakMap<Element, MarkupListener>();

/** A `<hf-on>`, or a `<hf-then>` inside one. Its attributes are read anew at each run. */
export class MarkupListener extends MountedListener {
  /** Says when its attributes, or the texts in it, are others than those that were read last. */
  private readonly edits = new MutationObserver(() => this.onEdit());
  private read: MarkupOptions | undefined;
  /** What was read when its attributes were checked last, and nothing was wrong. */
  private sound: MarkupOptions | undefined;

  /** The listener of an element: the same one as long as the element stays in the app. */
  static of(element: Element, app: App): MarkupListener {
    let found = listeners.get(element);
    if (found?.app !== app) {
      found?.listener.cancel();
      listeners.set(element, (found = new MarkupListener(element, app)));
    }
    return found;
  }

  private constructor(
    override readonly element: Element,
    app: App,
  ) {
    super(app);
  }

  get name(): string {
    return called(this.element);
  }

  override get live(): boolean {
    const options = this.readQuietly();
    return options?.from.length === 0 && options.work.kind !== "none";
  }

  override get mode(): Mode {
    const options = this.readQuietly();
    return options?.mode ?? modeOf(options && this.triggers(() => {})[0]?.event, this.live);
  }

  override get latest(): boolean {
    return this.element.hasAttribute("latest");
  }

  get concurrency(): number | undefined {
    return this.readQuietly()?.concurrency;
  }

  get group(): string | undefined {
    return this.readQuietly()?.group;
  }

  override onCancel(): void {
    if (this.readQuietly()) super.onCancel();
  }

  triggers(missing: (error: Error) => void): Trigger[] {
    const options = this.options();
    const triggers = options.from.length > 0 ? options.from : this.liveTriggers(options);
    return triggers.flatMap((trigger) => {
      try {
        return typeof trigger === "string" ? this.triggerOf(trigger) : { element: this.find(trigger.id), event: trigger.event };
      } catch (error) {
        missing(error as Error);
        return [];
      }
    });
  }

  plan(run: Run): Plan | Promise<Plan> {
    if (this.hasOddNames()) return this.checkNames().then(() => this.plan(run));
    if (this.unknownName()) {
      // What runs at load cannot be asked for again.
      if (run.event.type === "hf-load") return this.planLater(run);
      // A person may be faster than the page's own script that defines the handlers.
      if (document.readyState === "loading") return whenParsed().then(() => this.plan(run));
    }
    const { inputs, outputs, validator, progress, progressOn } = this.options();
    const work = this.filledWork();
    const read = inputs.map((id) => this.port(id));
    const written = outputs.map((id) => this.port(id));
    const braces = idsIn(work);
    const items = [...read, ...braces.map((id) => this.port(id))];
    return whenReady(
      [...items, ...written].map((port) => port.element),
      () => ({
        inputs: { kind: "list", items },
        outputs: { kind: "list", items: written },
        handler: this.handler(work, read, written, braces),
        validator: validator === undefined ? undefined : this.validator(validator, read),
        progress,
        progressOn: progressOn?.map((id) => this.port(id)),
      }),
    );
  }

  /** Put into the app again, it is a new one. */
  drop(): void {
    this.listener.remove();
    this.edits.disconnect();
    this.read = undefined;
    listeners.delete(this.element);
    for (const child of this.element.children) listeners.get(child)?.drop();
  }

  override lookUp(missing: (error: Error) => void): void {
    const { inputs, outputs, cancels, progressOn = [], work } = this.options();
    const ids = [...inputs, ...outputs, ...cancels, ...progressOn, ...(work.kind === "value" ? idsIn(work) : [])];
    this.lostOf(ids).forEach(missing);
    for (const { listener } of this.following(missing)) (listener.source as MarkupListener).lookUp(missing);
  }

  override async check(): Promise<void> {
    await this.checkNames();
    const { work, validator, concurrency, group } = this.options();
    askForLimits(validator, concurrency, group);
    if (work.kind === "task") {
      tellOfBraces(this.lostOf(idsIn(work)));
      await checkTask(work.name, [...work.parameters.keys()]);
    }
    await Promise.all(this.followers().map(({ listener }) => (listener.source as MarkupListener).check()));
  }

  /** Whether one of its attributes may be a misspelt one: without that, it would do another thing than its author meant. */
  private hasOddNames(): boolean {
    const options = this.options();
    return options.odd.length > 0 && options !== this.sound;
  }

  /** @throws {HfError} author, where an attribute is nearly one that it has. Others do not keep it from running */
  private async checkNames(): Promise<void> {
    if (!this.hasOddNames()) return;
    const options = this.options();
    // What sets off a listener, one that follows another does not have, and the other way round.
    const near = [...KNOWN, ...OF_HEADS, ...OF_FOLLOWERS];
    (await loadOddNames())?.checkNames(this.name, options.odd, attributesOf(this.element), near);
    this.sound = options;
  }

  override cancels(): Listener[] {
    try {
      return this.options().cancels.map((id) => this.listenerOf(id));
    } catch (mistake) {
      this.app.reportMistake(mistake);
      return [];
    }
  }

  override followers(): Follower[] {
    return this.following((mistake) => this.app.reportMistake(mistake));
  }

  private following(missing: (error: Error) => void): Follower[] {
    return [...this.element.children].flatMap((child) => {
      if (child.localName !== "hf-then") return [];
      try {
        const follower = MarkupListener.of(child, this.app);
        return { when: follower.options().when, listener: follower.listener };
      } catch (mistake) {
        missing(mistake as Error);
        return [];
      }
    });
  }

  /** What it does. A text for a model may have braces of its own: those of a task that mean no block are text. */
  private filledWork(): ListenerWork {
    const { work } = this.options();
    if (work.kind !== "task") return work;
    const lost = this.lostOf(idsIn(work));
    return { ...work, parameters: plainBut(work.parameters, (id) => !lost.has(id)) };
  }

  private handler(
    work: ListenerWork,
    read: readonly BlockPort[],
    written: readonly BlockPort[],
    braces: readonly string[],
  ): Handler | undefined {
    if (work.kind === "none") return undefined;
    if (work.kind === "handler") return this.functionOf("handler", work.name);
    return (given, run) => {
      const values = given as unknown[];
      const valueOf = (id: string) => values[read.length + braces.indexOf(id)];
      if (work.kind === "value") return written.map(() => fillTemplate(work.template, valueOf));
      const parameters = Object.fromEntries([...work.parameters].map(([name, template]) => [name, fillTemplate(template, valueOf)]));
      return performTask({ name: work.name, inputs: read, outputs: written, values: values.slice(0, read.length), parameters }, run);
    };
  }

  /** A validator says a message or "" for each input; braces are none of its inputs. */
  private validator(name: string, read: readonly BlockPort[]): Handler {
    const handler = this.functionOf("validator", name);
    return (given, run) => handler((given as unknown[]).slice(0, read.length), run);
  }

  /** The function of a name; without one, that which a framework has set as the property. */
  private functionOf(property: "handler" | "validator", name: string): Handler {
    return handlerOf(name || (this.element as Partial<HfOn>)[property] || "", this.name, this.app.name);
  }

  private async planLater(run: Run): Promise<Plan> {
    const { handlersNamed } = await loadLateHandlers();
    await handlersNamed(() => this.unknownName(), this.app, run.signal);
    return this.plan(run);
  }

  /** What is wrong where one of its functions has no name yet. */
  private unknownName(): HfError | undefined {
    const { work, validator } = this.options();
    const unknown = [work.kind === "handler" && work.name, validator].find((name) => name && !findHandler(name, this.app.name));
    return unknown ? unknownHandler(this.name, unknown, this.app.name) : undefined;
  }

  /** What an `id` or `id:event` means. The event may hold colons, as `htmx:afterSwap`; an id too, where there is an element that has it. */
  private triggerOf(text: string): Trigger {
    const ends = [...text.matchAll(/(?!^):|$/g)].map(({ index }) => index);
    const end = ends.findLast((at) => findById(text.slice(0, at), this.root, this.name)) ?? ends[0] ?? text.length;
    const element = this.find(text.slice(0, end));
    return { element, event: end === text.length ? defaultEvent(element.localName) : text.slice(end + 1) };
  }

  private liveTriggers({ inputs, work }: MarkupOptions): { id: string; event: string }[] {
    const ids = new Set([...inputs, ...idsIn(work)]);
    return [...ids].flatMap((id) => [
      { id, event: "input" },
      { id, event: "change" },
    ]);
  }

  private listenerOf(id: string): Listener {
    const named = this.find(id);
    const found = listeners.get(named);
    if (!found) throw authorError(`${this.name} cancels "${id}", which is ${called(named)} and not a listener. Name the id of an <hf-on>.`);
    return found.listener;
  }

  private find(id: string): Element {
    return elementById(id, this.root, this.name);
  }

  private get root(): HTMLElement {
    return rootOf(this.element) ?? this.app.element;
  }

  private lostOf(ids: Iterable<string>): Map<string, HfError> {
    return lostOf(ids, (id) => this.find(id));
  }

  private port(id: string): BlockPort {
    return this.app.port(this.find(id));
  }

  private onEdit(): void {
    this.read = undefined;
    queueMicrotask(() => this.app.renew(this));
  }

  /** What its attributes say, read again only where one of them has changed. @throws {HfError} author */
  private options(): MarkupOptions {
    // What has changed in this task has not been told yet.
    if (this.edits.takeRecords().length > 0) this.onEdit();
    if (!this.read) {
      this.edits.observe(this.element, { attributes: true, childList: true, characterData: true, subtree: true });
      this.read = readOptions(this.element);
    }
    return this.read;
  }

  /** For what is asked before a run: a mistake is reported once, by `triggers`. */
  private readQuietly(): MarkupOptions | undefined {
    try {
      return this.options();
    } catch {
      return undefined;
    }
  }
}

function whenParsed(): Promise<void> {
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", () => resolve(), { once: true }));
}
