import { readWords } from "../../base/list-attribute.ts";
import { nameOf } from "../../base/markup-value.ts";
import { ASKING } from "../../chat/asks-anew.ts";
import { authorError, type HfError } from "../../core/hf-error.ts";
import { Listener } from "../../graph/listener.ts";
import type { Handler, Plan } from "../../graph/perform.ts";
import type { Run } from "../../graph/run.ts";
import { askForLimits } from "../../graph/load-limits.ts";
import type { Trigger } from "../../app/app.ts";
import type { BlockPort } from "../../app/block-port.ts";
import { findHandler, handlerOf, unknownHandler } from "../../app/handlers.ts";
import { loadLateHandlers } from "../../app/load-late-handlers.ts";
import { elementById, lostOf } from "../../app/lookup.ts";
import { loadTaskRunner } from "../../app/models.ts";
import { whenReady } from "../../app/ready.ts";
import { GivenParameters } from "../parameters.ts";
import { WholeListener } from "../whole-listener.ts";
import type { TurnOfChat } from "./chat-turn.ts";
import type { HfChatInterface } from "./hf-chat-interface.ts";
import { loadTurn } from "./load-turn.ts";

/** Everything that makes a turn of a chat interface. */
export class ChatListener extends WholeListener<HfChatInterface> {
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
      const turn: TurnOfChat = { app: this.app, handler, parameters, chat: chatPort, inputs: inputs.length, outputs: outputs.length };
      return {
        inputs: { kind: "list", items: [boxPort, chatPort, ...ports([...inputs, ...parameters.elements])] },
        outputs: { kind: "list", items: [boxPort, chatPort, ...ports(outputs)] },
        progress: "minimal",
        progressOn: [chatPort],
        validator: validator && (async (given, run) => validator((await loadTurn()).givenTo(turn, given as unknown[], run), run)),
        handler: async function* (given: unknown, run: Run) {
          // What answers comes beside it; where it does not come, whoever asks for it next says so.
          if (!handler) loadTaskRunner(run).catch(() => {});
          yield* (await loadTurn()).chatTurn(turn, given as unknown[], run);
        },
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

  override async check(): Promise<void> {
    askForLimits(this.app.validator || undefined);
    await super.check();
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
