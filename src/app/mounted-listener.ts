import { asksAnew } from "../chat/asks-anew.ts";
import { Listener, type Follower, type ListenerSource, type Mode } from "../graph/listener.ts";
import type { Plan } from "../graph/perform.ts";
import type { Run } from "../graph/run.ts";
import type { App, Trigger } from "./app.ts";
import { checkEvents, pauseTimers } from "./triggers.ts";

/** A listener of an app on the page, and what sets it off. What it is made of is read anew at each run. */
export abstract class MountedListener<OfApp extends App = App> implements ListenerSource {
  readonly listener: Listener;
  /** What it is written as, in markup. */
  readonly element?: Element | undefined;

  constructor(readonly app: OfApp) {
    this.listener = this.makeListener();
  }

  /** What an author calls it, for messages: `<hf-on from="ask">`. */
  abstract get name(): string;

  /** The triggers there are at the moment. What is missing is told to `missing`. */
  abstract triggers(missing: (error: Error) => void): Trigger[];

  abstract plan(run: Run): Plan | Promise<Plan>;

  /** It is no longer part of the app. */
  abstract drop(): void;

  /** Whether it also runs once at load. */
  get live(): boolean {
    return false;
  }

  get mode(): Mode {
    return "once";
  }

  get latest(): boolean {
    return false;
  }

  /** Tells `missing` of all that it names and is not there, which would else show at the first run only. */
  lookUp(_missing: (error: Error) => void): void {}

  /** Finds mistakes that would otherwise show at the first run only. */
  async check(): Promise<void> {}

  /** @throws {HfError} author, where one of its triggers can never come */
  async checkEvents(): Promise<void> {
    await checkEvents(
      this.name,
      this.triggers(() => {}),
    );
  }

  cancels(): readonly Listener[] {
    return [];
  }

  followers(): readonly Follower[] {
    return [];
  }

  interrupts(event: Event): boolean {
    return asksAnew(event);
  }

  /** A timer that drives it is paused. */
  onCancel(): void {
    pauseTimers(this.triggers(() => {}));
  }

  protected makeListener(): Listener {
    return new Listener(this, this.app);
  }
}
