import { authorError } from "../../core/hf-error.ts";
import { lazy } from "../../core/lazy.ts";
import type { ChatMessage, MultimodalValue } from "../../core/message.ts";
import { HfExampleEvent } from "../../elements/chatbot/hf-example-event.ts";
import { Listener, type ListenerSource } from "../../graph/listener.ts";
import type { Handler, Plan } from "../../graph/perform.ts";
import type { Run } from "../../graph/run.ts";
import { copy } from "../../graph/snapshot.ts";
import type { Engine } from "../../inference/engine.ts";
import type { Source, Wired } from "../app.ts";
import type { BlockPort } from "../block-port.ts";
import { isEmpty } from "../chat-turn.ts";
import { findHandler, handlerNames } from "../handlers.ts";
import { checkTask } from "../lazy-task.ts";
import { elementById } from "../lookup.ts";
import { bracesOf, fillTemplate } from "../markup/braces.ts";
import { whenReady } from "../ready.ts";
import { stepsOf } from "./answer.ts";
import { askedBy, goOn, sendable, type Asked } from "./asked.ts";
import { typedIn } from "./draft.ts";
import type { ExampleCache } from "./example-cache.ts";
import { withFiles } from "./example-files.ts";
import type { HfChatInterface } from "./hf-chat-interface.ts";
import { interfaceTurn } from "./turn.ts";

/** What sets off a turn, beside the text box. */
const ASKING = ["hf-retry", "hf-edit", "hf-continue", "hf-option", "hf-example"];

const loadRunTask = lazy(() => import("../../inference/run-task.ts"));

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
          if (run.event instanceof HfExampleEvent) Object.assign(run.event, { value: await withFiles(run.event.value, run.signal) });
          const additional = values.slice(2, 2 + inputs.length);
          const answer = (asked: Asked) =>
            this.cache.through(run, [handler ? String(handler) : this.app.taskName, asked, additional, filled], outputs.length, () =>
              handler ? stepsOf(handler(this.given(asked, additional), run), run) : this.ask(asked, filled, run),
            );
          yield* interfaceTurn({ chat: chatPort, typed, conversation, others: outputs.length, byModel: !handler, answer }, run);
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
    const { before, question, begun } = asked;
    if (task === "chat-completion") {
      const messages = begun ? goOn(asked) : [...sendable(before), question!];
      yield* runTask(task, { engine, parameters: { ...parameters, messages } }) as AsyncGenerator<string>;
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

/** Takes only what asks for an answer; Retry and the like end what goes on, a message from the box waits for it. */
class TurnListener extends Listener {
  override trigger(event: Event): Run | undefined {
    if (!(this.source as ChatListener).asks(event)) return undefined;
    if (event.type !== "hf-submit") this.cancel();
    return super.trigger(event);
  }
}

function read(given: unknown): [string | MultimodalValue, readonly ChatMessage[]] {
  const [typed, conversation] = given as [string | MultimodalValue | null, readonly ChatMessage[]];
  return [typed ?? "", conversation];
}

/** The best answer in words; files and texts as they are. */
function inWords(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Blob) return value;
  const best = (Array.isArray(value) ? value[0] : value) as { answer?: unknown; label?: unknown } | undefined;
  return best?.answer ?? best?.label ?? JSON.stringify(value);
}

/** Whether a message says nothing at all. */
export function isBlank(value: unknown): boolean {
  return isEmpty(
    typeof value === "string"
      ? value.trim()
      : typeof value === "object" && value !== null && "text" in value
        ? { ...value, text: String(value.text).trim() }
        : value,
  );
}
