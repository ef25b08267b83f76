import { pageAddress } from "../../base/page-address.ts";
import { stepsOf } from "../../chat/answer.ts";
import { asksAnew } from "../../chat/asks-anew.ts";
import { askedBy, messagesToSend, type Asked } from "../../chat/asked.ts";
import { typedIn, type Typed } from "../../chat/draft.ts";
import { fetchExample } from "../../chat/example.ts";
import { takeTurn } from "../../chat/turn.ts";
import type { ChatMessage } from "../../core/message.ts";
import { copy } from "../../core/snapshot.ts";
import { SKIP } from "../../graph/output.ts";
import type { Handler } from "../../graph/perform.ts";
import type { Run } from "../../graph/run.ts";
import type { Engine } from "../../inference/engine.ts";
import type { BlockPort } from "../../app/block-port.ts";
import { answeredBy, loadTaskRunner, requestLeft } from "../../app/models.ts";
import type { GivenParameters } from "../parameters.ts";
import { exampleCacheOf } from "./example-cache.ts";
import type { HfChatInterface } from "./hf-chat-interface.ts";

// What makes a turn, loaded with the first that is said; and what else is for examples.
export { fillCache } from "./example-cache.ts";
export { withFiles } from "../../chat/example.ts";

/** Who takes a turn, with everything looked up. */
export interface TurnOfChat {
  readonly app: HfChatInterface;
  /** What answers; none where a model does. */
  readonly handler: Handler | undefined;
  readonly parameters: GivenParameters;
  readonly chat: BlockPort;
  /** How many blocks it reads and writes beside the chat and the text box. */
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * Yields a list: for the text box, the chat, and the outputs beside them.
 * @param given the values of the text box and the chat, then those of the additional inputs, then those of parameters
 */
export async function* chatTurn(turn: TurnOfChat, given: readonly unknown[], run: Run): AsyncGenerator<unknown[]> {
  const { app, handler, parameters, chat, outputs } = turn;
  const [typed, conversation] = read(given);
  const filled = parameters.filled(given.slice(2 + turn.inputs));
  await fetchExample(run, pageAddress());
  const additional = given.slice(2, 2 + turn.inputs);
  const asked = askedBy(run.event, typed, conversation);
  const ask = () => (handler ? stepsOf(handler(forHandler(app, asked, additional), run), run) : askModel(app.taskName, asked, filled, run));
  const answers = () =>
    exampleCacheOf(app).through(run, [handler ? String(handler) : app.taskName, asked, additional, filled], outputs, ask);
  const steps = takeTurn(
    {
      chat,
      conversation,
      asked,
      typed: asksAnew(run.event) ? undefined : typed,
      hasLeft: () => handler !== undefined || requestLeft(run),
      async *answer() {
        for await (const given of answers()) yield apart(given, outputs);
      },
    },
    run,
  );
  for await (const { chat: messages, box: text, beside } of steps)
    yield [text, messages, ...Array.from({ length: outputs }, (_, at) => (beside[at] === undefined ? SKIP : beside[at]))];
}

/** What the author's functions get for the values of a turn. */
export function givenTo({ app, inputs }: TurnOfChat, given: readonly unknown[], run: Run): unknown[] {
  return forHandler(app, askedBy(run.event, ...read(given)), given.slice(2, 2 + inputs));
}

/** The message, the conversation before it, and the additional inputs. */
function forHandler(
  { system, multimodal }: HfChatInterface,
  { before, question, begun }: Asked,
  additional: readonly unknown[],
): unknown[] {
  const { text, files } = typedIn(question ? [question] : []);
  // A copy, for the function to change as it likes.
  const history = copy([...(system ? [{ role: "system", content: system }] : []), ...before, ...(begun ? [begun] : [])]);
  return [multimodal ? { text, files } : text, history, ...additional];
}

async function* askModel(task: string, asked: Asked, parameters: Readonly<Record<string, unknown>>, run: Run): AsyncGenerator<unknown> {
  const { loadOtherTasks, runTask } = await loadTaskRunner(run);
  const engine = run.engine as Engine;
  const { before, question } = asked;
  if (task === "chat-completion") {
    const given = { ...parameters, messages: messagesToSend(asked) };
    yield* runTask(task, { engine, parameters: given, answeredBy: () => answeredBy(run) });
    return;
  }
  const given = { inputs: typedIn([question ?? (before.at(-1) as ChatMessage)]), parameters };
  const { asSaid } = await loadOtherTasks();
  for await (const result of runTask(task, { engine, ...given })) yield asSaid(task, result, given);
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
