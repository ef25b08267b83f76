import type { Channel } from "./channel.ts";

/** How long other tabs have to answer where there are no Web Locks. */
const ANSWER_WITHIN = 100;

/** Names that one living page holds: a Web Lock each, or an answer on the channel where there are none. */
export class Presence {
  private readonly held = new Map<string, () => void>();
  private readonly waiting = new AbortController();

  constructor(
    private locks: LockManager | undefined,
    private readonly channel: Channel,
  ) {
    channel.listen((message) => {
      if (message.type === "ask" && this.held.has(message.name)) channel.post({ type: "held", name: message.name });
    });
  }

  /** Whether two pages with one name can be told apart here. */
  get works(): boolean {
    return this.locks !== undefined || this.channel.works;
  }

  /** Takes a name. Says no when another page still has it after `patience` milliseconds: a page that is being left lets go a little late. */
  async hold(name: string, patience: number): Promise<boolean> {
    if (this.held.has(name)) return true;
    const release =
      (await this.lock(name, AbortSignal.timeout(patience))) ?? (!this.locks && !(await this.ask(name)) ? () => {} : undefined);
    if (release) this.held.set(name, release);
    return release !== undefined;
  }

  release(name: string): void {
    this.held.get(name)?.();
    this.held.delete(name);
  }

  async isHeld(name: string): Promise<boolean> {
    if (this.held.has(name)) return true;
    if (!this.locks) return this.ask(name);
    const { held = [] } = await this.locks.query();
    return held.some((lock) => lock.name === name);
  }

  /** Calls back once the page that holds `name` is gone. Without Web Locks nobody can know. */
  async whenFree(name: string, callback: () => void): Promise<void> {
    const release = await this.lock(name, this.waiting.signal);
    release?.();
    if (release) callback();
  }

  close(): void {
    this.waiting.abort();
    for (const name of this.held.keys()) this.release(name);
  }

  private lock(name: string, signal: AbortSignal): Promise<(() => void) | undefined> {
    const { locks } = this;
    if (!locks) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      locks
        .request(name, { signal }, () => new Promise<void>((release) => resolve(release)))
        .catch(() => {
          // A sandboxed frame has the interface and may not use it.
          if (!signal.aborted) this.locks = undefined;
          resolve(undefined);
        });
    });
  }

  private ask(name: string): Promise<boolean> {
    if (!this.channel.works) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => end(false), ANSWER_WITHIN);
      const stop = this.channel.listen((message) => {
        if (message.type === "held" && message.name === name) end(true);
      });
      const end = (held: boolean) => {
        clearTimeout(timer);
        stop();
        resolve(held);
      };
      this.channel.post({ type: "ask", name });
    });
  }
}
