import { readWords } from "../../base/list-attribute.ts";
import { nameOf } from "../../base/markup-value.ts";
import { pageAddress } from "../../base/page-address.ts";
import { stepsOf } from "../../chat/answer.ts";
import { ASKING, asksAnew } from "../../chat/asks-anew.ts";
import { askedBy, messagesToSend, type Asked } from "../../chat/asked.ts";
import { typedIn, type Typed } from "../../chat/draft.ts";
import { fetchExample } from "../../chat/example.ts";
import { takeTurn } from "../../chat/turn.ts";
import { authorError, type HfError } from "../../core/hf-error.ts";
import type { ChatMessage } from "../../core/message.ts";
import { Listener } from "../../graph/listener.ts";
import { SKIP } from "../../graph/output.ts";
import type { Handler, Plan } from "../../graph/perform.ts";
import type { Run } from "../../graph/run.ts";
import { copy } from "../../core/snapshot.ts";
import type { Engine } from "../../inference/engine.ts";
import type { Trigger } from "../../app/app.ts";
import type { BlockPort } from "../../app/block-port.ts";
import { findHandler, handlerOf, loadLateHandlers, unknownHandler } from "../../app/handlers.ts";
import { elementById, lostOf } from "../../app/lookup.ts";
import { answeredBy, loadTaskRunner, requestLeft } from "../../app/models.ts";
import { whenReady } from "../../app/ready.ts";
import { GivenParameters } from "../parameters.ts";
import { WholeListener } from "../whole-listener.ts";
import type { ExampleCache } from "./example-cache.ts";
import type { HfChatInterface } from "./hf-chat-interface.ts";

/** Everything that makes a turn of a chat interface. */
export class ChatListener extends WholeListener<HfChatInterface> {
  constructor(
    app: HfChatInterface,
    private readonly cache: ExampleCache,
  ) {
    super(app);
  }

  triggers(): Trigger[] {
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
    const parameters = this.parameters();
    return whenReady([box, chat, ...inputs, ...outputs, ...parameters.elements], () => {
      const ports = (elements: readonly Element[]) => elements.map((element) => this.app.port(element));
      const [boxPort, chatPort] = ports([box, chat]) as [BlockPort, BlockPort];
      const handler = this.app.taskName ? undefined : this.named(this.app.handler);
      const validator = this.app.validator ? this.named(this.app.validator) : undefined;
      return {
        inputs: { kind: "list", items: [boxPort, chatPort, ...ports([...inputs, ...parameters.elements])] },
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
          const filled = parameters.filled(values.slice(2 + inputs.length));
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

  /** For a run that nobody has asked for yet: it waits for the function that answers. */
  async planAhead({ signal }: Run): Promise<Plan> {
    const missing = () => {
      const { taskName, handler, validator, name } = this.app;
      const isUnknown = (one: unknown): one is string => typeof one === "string" && one !== "" && !findHandler(one, name);
      const unknown = [taskName ? "" : handler, validator].find(isUnknown);
      return unknown === undefined ? undefined : unknownHandler(this.name, unknown, name);
    };
    if (missing()) await (await loadLateHandlers()).handlersNamed(missing, this.app, signal);
    return this.plan();
  }

  protected override parameters(): GivenParameters {
    const { model, system } = this.app;
    return new GivenParameters(this.app, { model, system });
  }

  protected override get taskName(): string {
    return this.app.taskName;
  }

  protected override nothingToDo(): HfError | undefined {
    if (this.app.taskName || this.app.handler) return undefined;
    return authorError(`${this.name} has nothing to answer with. Give it model="…" or handler="name".`);
  }

  /** The texts in scripts are for a function too. */
  protected override parameterNames(): string[] {
    return super.parameterNames().filter((name) => this.app.taskName || this.app.hasAttribute(name));
  }

  override lookUp(missing: (error: Error) => void): void {
    for (const side of ["inputs", "outputs"] as const) {
      const named = this.app[side];
      if (typeof named !== "string") continue;
      for (const mistake of lostOf(readWords(named), (id) => elementById(id, this.app, nameOf(this.app))).values()) missing(mistake);
    }
  }

  protected override makeListener(): Listener {
    return new TurnListener(this, this.app);
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
    const { asSaid, resultsOf, runTask } = await loadTaskRunner();
    const engine = run.engine as Engine;
    const task = this.app.taskName;
    const { before, question } = asked;
    if (task === "chat-completion") {
      const given = { ...parameters, messages: messagesToSend(asked) };
      yield* runTask(task, { engine, parameters: given, answeredBy: () => answeredBy(run) }) as AsyncGenerator<ChatMessage>;
      return;
    }
    const given = { inputs: typedIn([question ?? (before.at(-1) as ChatMessage)]), parameters };
    for await (const result of resultsOf(runTask(task, { engine, ...given }))) yield asSaid(task, result, given);
  }

  private named(handler: string | Handler): Handler {
    const mistake = this.nothingToDo();
    if (mistake) throw mistake;
    return handlerOf(handler, this.name, this.app.name);
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
