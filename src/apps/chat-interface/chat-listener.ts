import { pageAddress } from "../../base/page-address.ts";
import { stepsOf } from "../../chat/answer.ts";
import { asksAnew } from "../../chat/asks-anew.ts";
import { askedBy, messagesToSend, type Asked } from "../../chat/asked.ts";
import { typedIn, type Typed } from "../../chat/draft.ts";
import { fetchExample } from "../../chat/example.ts";
import { takeTurn } from "../../chat/turn.ts";
import { authorError } from "../../core/hf-error.ts";
import { lazy } from "../../core/lazy.ts";
import type { ChatMessage } from "../../core/message.ts";
import { Listener, type ListenerSource } from "../../graph/listener.ts";
import { SKIP } from "../../graph/output.ts";
import type { Handler, Plan } from "../../graph/perform.ts";
import type { Run } from "../../graph/run.ts";
import { copy } from "../../core/snapshot.ts";
import type { Engine } from "../../inference/engine.ts";
import type { Source, Wired } from "../../app/app.ts";
import type { BlockPort } from "../../app/block-port.ts";
import { findHandler, handlerNames } from "../../app/handlers.ts";
import { checkTask } from "../../app/lazy-task.ts";
import { elementById } from "../../app/lookup.ts";
import { bracesOf, fillTemplate } from "../../app/markup/braces.ts";
import { whenReady } from "../../app/ready.ts";
import { requestLeft } from "../../app/run-engine.ts";
import type { ExampleCache } from "./example-cache.ts";
import type { HfChatInterface } from "./hf-chat-interface.ts";

/** What sets off a turn, beside the text box. */
const ASKING = ["hf-retry", "hf-edit", "hf-continue", "hf-option", "hf-example"];

const loadRunTask = lazy(() => import("../../inference/tasks/run-task.ts"));

/** Everything that makes a turn of a chat interface. */
export class ChatListener implements ListenerSource, Wired {
  readonly live = false;
  readonly mode = "once";
  readonly latest = false;
  readonly listener: Listener;

  constructor(
    private readonly app: HfChatInterface,
    private readonly cache: ExampleCache,
  ) {
    this.listener = new TurnListener(this, app);
  }

  get name(): string {
    return `<${this.app.localName}>`;
  }

  sources(): Source[] {
    const { chat, box } = this.app;
    return [...(box ? [{ element: box, event: "hf-submit" }] : []), ...(chat ? ASKING.map((event) => ({ element: chat, event })) : [])];
  }

  /** Whether an event asks for an answer. */
  asks(event: Event): boolean {
    return this.app.asks(event);
  }

  plan(): Plan | Promise<Plan> {
    const { box, chat } = this.app;
    if (!box || !chat) throw authorError(`${this.name} has no ${chat ? "text box" : "chatbot"}. Leave its children out to get one made.`);
    const inputs = this.app.blocksIn("inputs");
    const outputs = this.app.blocksIn("outputs");
    const parameters = this.app.parameters();
    const braces = [...new Set([...parameters.values()].flatMap(bracesOf).map(({ id }) => id))];
    const named = braces.map((id) => elementById(id, this.app, this.name));
    return whenReady([box, chat, ...inputs, ...outputs, ...named], () => {
      const ports = (elements: readonly Element[]) => elements.map((element) => this.app.port(element));
      const [boxPort, chatPort] = ports([box, chat]) as [BlockPort, BlockPort];
      const handler = this.app.taskName ? undefined : this.named(this.app.handler);
      const validator = this.app.validator ? this.named(this.app.validator) : undefined;
      return {
        inputs: { kind: "list", items: [boxPort, chatPort, ...ports([...inputs, ...named])] },
        outputs: { kind: "list", items: [boxPort, chatPort, ...ports(outputs)] },
        progress: "minimal",
        progressOn: [chatPort],
        validator:
          validator &&
          ((given, run) =>
            validator(this.given(askedBy(run.event, ...read(given)), (given as unknown[]).slice(2, 2 + inputs.length)), run)),
        handler: async function* (this: ChatListener, given: unknown, run: Run) {
          const [typed, conversation] = read(given);
          const values = given as unknown[];
          const valueOf = (id: string) => values[2 + inputs.length + braces.indexOf(id)];
          const filled = Object.fromEntries([...parameters].map(([name, template]) => [name, fillTemplate(template, valueOf)]));
          await fetchExample(run, pageAddress());
          const additional = values.slice(2, 2 + inputs.length);
          const asked = askedBy(run.event, typed, conversation);
          const others = outputs.length;
          const ask = () => (handler ? stepsOf(handler(this.given(asked, additional), run), run) : this.ask(asked, filled, run));
          const answers = () =>
            this.cache.through(run, [handler ? String(handler) : this.app.taskName, asked, additional, filled], others, ask);
          const steps = takeTurn(
            {
              chat: chatPort,
              conversation,
              asked,
              typed: asksAnew(run.event) ? undefined : typed,
              hasLeft: () => handler !== undefined || requestLeft(run),
              async *answer() {
                for await (const given of answers()) yield apart(given, others);
              },
            },
            run,
          );
          for await (const { chat: messages, box: text, beside } of steps)
            yield [text, messages, ...outputs.map((_, at) => (beside[at] === undefined ? SKIP : beside[at]))];
        }.bind(this),
      };
    });
  }

  drop(): void {
    this.listener.halt();
  }

  async check(): Promise<void> {
    const { taskName: task } = this.app;
    if (task) await checkTask(task, [...this.app.parameters().keys()]);
  }

  interrupts(event: Event): boolean {
    return asksAnew(event);
  }

  cancels(): readonly Listener[] {
    return [];
  }

  followers(): [] {
    return [];
  }

  /** What the author's function gets: the message, the conversation before it, and the additional inputs. */
  private given({ before, question, begun }: Asked, additional: readonly unknown[]): unknown[] {
    const { system, multimodal } = this.app;
    const { text, files } = typedIn(question ? [question] : []);
    // A copy, for the function to change as it likes.
    const history = copy([...(system ? [{ role: "system", content: system }] : []), ...before, ...(begun ? [begun] : [])]);
    return [multimodal ? { text, files } : text, history, ...additional];
  }

  private async *ask(asked: Asked, parameters: Readonly<Record<string, unknown>>, run: Run): AsyncGenerator<unknown> {
    const { runTask } = await loadRunTask();
    const engine = run.engine as Engine;
    const task = this.app.taskName;
    const { before, question } = asked;
    if (task === "chat-completion") {
      yield* runTask(task, { engine, parameters: { ...parameters, messages: messagesToSend(asked) } }) as AsyncGenerator<string>;
      return;
    }
    const result = runTask(task, { engine, inputs: typedIn([question ?? (before.at(-1) as ChatMessage)]), parameters });
    if (Symbol.asyncIterator in result) yield* result;
    else yield inWords(await result);
  }

  private named(handler: string | Handler): Handler {
    if (typeof handler === "function") return handler;
    const { name } = this.app;
    const found = findHandler(handler, name);
    if (found) return found;
    throw authorError(
      handler
        ? `${this.name} finds no handler "${handler}". Handlers here: ${handlerNames(name).join(", ") || "none"}. Define it with defineHandlers({ ${handler} }).`
        : `${this.name} has nothing to answer with. Give it model="…" or handler="name".`,
    );
  }
}

/** Takes only what asks for an answer. */
class TurnListener extends Listener {
  override trigger(event: Event): Run | undefined {
    return (this.source as ChatListener).asks(event) ? super.trigger(event) : undefined;
  }
}

/** What a function gave: for the chat, and for the blocks beside it. */
function apart(given: unknown, others: number): { said: unknown; beside: readonly unknown[] } {
  const [said, ...beside] = others > 0 && Array.isArray(given) ? (given as unknown[]) : [given];
  return { said, beside };
}

function read(given: unknown): [Typed, readonly ChatMessage[]] {
  const [typed, conversation] = given as [Typed | null, readonly ChatMessage[]];
  return [typed ?? "", conversation];
}

/** The best answer in words; files and texts as they are. */
function inWords(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Blob) return value;
  const best = (Array.isArray(value) ? value[0] : value) as { answer?: unknown; label?: unknown } | undefined;
  return best?.answer ?? best?.label ?? JSON.stringify(value);
}
