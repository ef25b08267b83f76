import { isPlain } from "../../core/frozen.ts";
import type { ChatExample } from "../../elements/chatbot/chat-example.ts";
import { HfExampleEvent } from "../../elements/chatbot/events.ts";
import { after } from "../../graph/abortable.ts";
import { Listener, type ListenerSource } from "../../graph/listener.ts";
import type { Plan } from "../../graph/perform.ts";
import { SKIP } from "../../graph/output.ts";
import { NONE } from "../../graph/port.ts";
import type { Host, Run } from "../../graph/run.ts";
import { copy } from "../../core/snapshot.ts";
import type { AppState } from "../../state/app-state.ts";
import { fingerprint } from "../../app/stored/fingerprint.ts";
import type { HfChatInterface } from "./hf-chat-interface.ts";

/** No block has a space in its id, so that this is the name of no block's value. */
const STORED_AS = "answers to examples";

interface KeptAnswer {
  /** A fingerprint of all that the answer depends on. */
  readonly asked: string;
  readonly answer: unknown;
}

/** By the example's place. */
type KeptAnswers = Readonly<Record<number, KeptAnswer>>;

/** Answers to examples that were given before: in this browser, where the app has a name, else while the page is open. */
export class ExampleCache {
  private inPage: KeptAnswers = {};

  /**
   * @param mode whether answers are kept, and whether they are asked for before anyone wants them
   * @param open all that the app remembers; `undefined` where it stores nothing
   */
  constructor(
    private readonly mode: () => "eager" | "lazy" | "",
    private readonly open: () => Promise<AppState> | undefined,
  ) {}

  /**
   * The steps of an answer: one with all that an earlier run of the example gave, else those that `ask` gives.
   * @param asked all that the answer depends on; a kept answer to something else is asked for again
   * @param others how many blocks beside the chat get values
   */
  async *through({ event }: Run, asked: unknown, others: number, ask: () => AsyncGenerator<unknown>): AsyncGenerator<unknown> {
    if (!(event instanceof HfExampleEvent) || this.mode() === "") return yield* ask();
    const mark = fingerprint(asked);
    const kept = await this.find(event.index, mark);
    if (kept) return yield copy(kept.answer);
    let answer: unknown;
    for await (const step of ask()) {
      answer = together(answer, step, others);
      yield step;
    }
    await this.keep(event.index, { asked: mark, answer: copy(answer) });
  }

  private async find(index: number, mark: string): Promise<KeptAnswer | undefined> {
    const stored = (await (await this.stored())?.read())?.value;
    return [this.inPage[index], stored?.[index]].find((kept) => kept?.asked === mark);
  }

  private async keep(index: number, kept: KeptAnswer): Promise<void> {
    const stored = isData(kept.answer) ? await this.stored() : undefined;
    if (stored) stored.write({ ...(await stored.read())?.value, [index]: kept });
    else this.inPage = { ...this.inPage, [index]: kept };
  }

  private async stored() {
    // Where what reads them cannot be loaded, they are kept while the page is open.
    const state = await this.open()?.catch(() => undefined);
    return state?.cell<KeptAnswers>(STORED_AS, "browser");
  }
}

const caches = new WeakMap<HfChatInterface, ExampleCache>();

/** The answers of a chat app. */
export function exampleCacheOf(app: HfChatInterface): ExampleCache {
  let cache = caches.get(app);
  if (!cache) {
    cache = new ExampleCache(
      () => app.cacheExamples,
      () => app.openForExamples(),
    );
    caches.set(app, cache);
  }
  return cache;
}

/** What the steps of an answer say together: one may leave out what an earlier one gave. */
function together(before: unknown, step: unknown, others: number): unknown {
  const newer = (old: unknown, now: unknown) => (now === undefined || now === SKIP ? old : now);
  if (others === 0) return newer(before, step);
  const [old, now] = [before, step].map((value) => (Array.isArray(value) ? value : [value])) as [unknown[], unknown[]];
  return Array.from({ length: 1 + others }, (_, at) => newer(old[at], now[at]));
}

/** Whether it is the same when it comes back from storage. A block in an answer is not, and neither is an `update(…)`. */
function isData(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "function" && typeof value !== "symbol";
  if (value instanceof Blob || value instanceof Date || seen.has(value)) return true;
  seen.add(value);
  return isPlain(value) && Object.getOwnPropertySymbols(value).length === 0 && Object.values(value).every((part) => isData(part, seen));
}

/** Asks for the answers to all examples, one after the other, and shows none of them. */
export function fillCache(examples: readonly ChatExample[], host: Host, turn: (run: Run) => Plan | Promise<Plan>): Listener {
  const source: ListenerSource = {
    name: "the examples of a chat",
    mode: "multiple",
    latest: false,
    concurrency: 1,
    plan: (run) =>
      after(turn(run), run, (plan): Plan => ({
        inputs: plan.inputs,
        outputs: NONE,
        progress: "hidden",
        handler: (given, run) => drained(plan, given, run),
      })),
    cancels: () => [],
    followers: () => [],
  };
  const listener = new Listener(source, host);
  examples.forEach((example, index) => listener.trigger(new HfExampleEvent(index, example)));
  return listener;
}

/** Each example begins a conversation. One that fails is asked for again when somebody chooses it. */
async function drained({ handler = () => [] }: Plan, given: unknown, run: Run): Promise<void> {
  const [typed, , ...additional] = given as unknown[];
  try {
    for await (const _ of handler([typed, [], ...additional], run) as AsyncGenerator<unknown>);
  } catch (error) {
    run.signal.throwIfAborted();
    console.warn("An example could not be answered ahead of time.", error);
  }
}
