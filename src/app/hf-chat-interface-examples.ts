import { HfError } from "../base/hf-error.ts";
import type { ChatExample } from "../elements/chatbot/chat-example.ts";
import { HfExampleEvent } from "../elements/chatbot/hf-example-event.ts";
import { after } from "../graph/abortable.ts";
import { Listener, type ListenerSource } from "../graph/listener.ts";
import type { Plan } from "../graph/perform.ts";
import { NONE } from "../graph/port.ts";
import type { Host, Run } from "../graph/run.ts";
import { copy } from "../graph/snapshot.ts";
import { interfaceWord } from "./hf-chat-interface-words.ts";

/** The example with its files: those named by a URL are fetched. */
export async function withFiles(example: ChatExample, signal: AbortSignal): Promise<ChatExample> {
  if (!example.files?.some((file) => typeof file === "string")) return example;
  return { ...example, files: await Promise.all(example.files.map((file) => (typeof file === "string" ? fetched(file, signal) : file))) };
}

async function fetched(url: string, signal: AbortSignal): Promise<File> {
  const name = decodeURIComponent(url.split(/[?#]/)[0]!.split("/").at(-1)!) || "file";
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const blob = await response.blob();
    return new File([blob], name, { type: blob.type });
  } catch (cause) {
    signal.throwIfAborted();
    throw new HfError(interfaceWord("exampleFile", { name }), { code: "bad-file", cause });
  }
}

/** Answers to examples that were given before, by the example's place. */
export class ExampleCache {
  private readonly answers = new Map<number, unknown[]>();

  /** @param mode whether answers are kept, and whether they are asked for before anyone wants them */
  constructor(private readonly mode: () => "eager" | "lazy" | "") {}

  /** The steps of an answer: those kept of an earlier run of the same example, else the ones that `ask` gives. */
  async *through(run: Run, ask: () => AsyncGenerator<unknown>): AsyncGenerator<unknown> {
    const { event } = run;
    if (!(event instanceof HfExampleEvent) || this.mode() === "") return yield* ask();
    const kept = this.answers.get(event.index);
    if (kept) return yield copy(kept.at(-1));
    let last: unknown;
    for await (const step of ask()) yield (last = step);
    this.answers.set(event.index, [copy(last)]);
  }

  has(index: number): boolean {
    return this.answers.has(index);
  }

  clear(): void {
    this.answers.clear();
  }
}

/** Asks for the answers to all examples, one after the other, and shows none of them. */
export function fillCache(examples: readonly ChatExample[], host: Host, turn: () => Plan | Promise<Plan>): Listener {
  const source: ListenerSource = {
    name: "the examples of a chat",
    mode: "multiple",
    latest: false,
    concurrency: 1,
    plan: (run) =>
      after(turn(), run, (plan): Plan => ({
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
async function drained({ handler }: Plan, given: unknown, run: Run): Promise<void> {
  const [typed, , ...additional] = given as unknown[];
  try {
    for await (const _ of handler!([typed, [], ...additional], run) as AsyncGenerator<unknown>);
  } catch (error) {
    run.signal.throwIfAborted();
    console.warn("An example could not be answered ahead of time.", error);
  }
}
