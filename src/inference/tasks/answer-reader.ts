import type { ChatMessage, MessagePart } from "../../core/message.ts";
import { makeFault } from "../transport/faults.ts";
import { lazy } from "../../core/lazy.ts";
import type { ToolCalls } from "./tool-calls.ts";

type Json = Record<string, unknown>;

/** Most answers call no tools. */
const loadToolCalls = lazy(() => import("./tool-calls.ts"));

/**
 * Reads the answer that the chunks of a chat make, whichever server they are from. Each kind of part has one place, in the
 * order reasoning, text, tools, however the server mixes them.
 */
export class AnswerReader {
  private reasoning = "";
  private text = "";
  private refusal = "";
  private tools: ToolCalls | undefined;
  private finish: string | undefined;
  private usage: ChatMessage["usage"];
  private chunks = 0;
  private began: number | undefined;
  private seconds: number | undefined;

  /**
   * @param model that was asked; the server may name another
   * @param answeredBy who answers, once that is known
   * @param now milliseconds of a clock
   */
  constructor(
    private model: string | undefined,
    private readonly answeredBy: () => string | undefined = () => undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @returns whether it says more now; a promise for the first call of a tool, until that can be read */
  take(chunk: unknown): boolean | Promise<boolean> {
    if (!isObject(chunk)) return false;
    this.chunks++;
    if (typeof chunk["model"] === "string" && chunk["model"] !== "") this.model = chunk["model"];
    if (isObject(chunk["usage"])) this.usage = counts(chunk["usage"]);
    const { choices } = chunk;
    // Of several answers the first; some servers count none.
    const choice = Array.isArray(choices) ? choices.find((one: unknown) => isObject(one) && (one["index"] ?? 0) === 0) : undefined;
    if (!isObject(choice)) return false;
    // A whole answer has a message in place of a piece, an older completion its text alone.
    const piece = choice["delta"] ?? choice["message"] ?? { content: choice["text"] };
    const { finish_reason: finish } = choice;
    if (typeof finish === "string" && finish !== "") this.finish = finish;
    if (!isObject(piece)) return false;
    if (this.tools || !callsTools(piece)) return this.grow(piece);
    return loadToolCalls().then(({ ToolCalls }) => {
      this.tools = new ToolCalls();
      return this.grow(piece);
    });
  }

  /** What is there so far. */
  soFar(): ChatMessage {
    return this.message(false);
  }

  /** The whole. @throws {HfError} truncated, where nothing said that it is whole; bad-answer, where nothing came at all */
  whole(): ChatMessage {
    if (this.chunks === 0) throw makeFault("bad-answer");
    if (this.finish === undefined) throw makeFault("truncated");
    this.stopClock();
    return this.message(true);
  }

  private grow({ reasoning_content: thought, reasoning, content, refusal, tool_calls: calls, function_call: call }: Json): boolean {
    const thinking = textIn(thought) || textIn(reasoning) || textIn(content, "thinking");
    const [said, declined] = [textIn(content), textIn(refusal)];
    const hasCalls = this.tools !== undefined && (Array.isArray(calls) || isObject(call));
    if (thinking !== "") this.began ??= this.now();
    if (said !== "" || declined !== "" || hasCalls) this.stopClock();
    this.reasoning += thinking;
    this.text += said;
    this.refusal += declined;
    this.tools?.take(isObject(call) ? [{ function: call }] : calls);
    return thinking !== "" || said !== "" || declined !== "" || hasCalls;
  }

  private stopClock(): void {
    if (this.began !== undefined) this.seconds ??= Math.round((this.now() - this.began) / 100) / 10;
  }

  private message(isOver: boolean): ChatMessage {
    const { reasoning, seconds, refusal, model, usage } = this;
    const text = [this.text, refusal].filter(Boolean).join("\n\n");
    const tools = this.tools?.parts(isOver) ?? [];
    const engine = this.answeredBy();
    const parts: MessagePart[] = [
      ...(reasoning ? [{ type: "reasoning", text: reasoning, ...(seconds !== undefined && { seconds }) } as const] : []),
      ...(text ? [{ type: "text", text } as const] : []),
      ...tools,
    ];
    const finish = isOver && refusal ? "refusal" : this.finish;
    return {
      role: "assistant",
      content: reasoning || tools.length > 0 ? parts : text,
      ...(finish !== undefined && { finish }),
      ...(engine && { engine }),
      ...(model && { model }),
      ...(usage && { usage }),
    };
  }
}

function callsTools({ tool_calls: calls, function_call: call }: Json): boolean {
  return (Array.isArray(calls) && calls.length > 0) || isObject(call);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}

/** Text as a text, or as a list of parts that have some under `key`. */
function textIn(content: unknown, key = "text"): string {
  if (typeof content === "string") return key === "text" ? content : "";
  if (Array.isArray(content)) return content.map((part: unknown) => (isObject(part) ? textIn(part[key]) : textIn(part, key))).join("");
  return isObject(content) ? textIn(content[key]) : "";
}

/** The numbers in what a provider counted. */
function counts(usage: Json): ChatMessage["usage"] {
  const numbers = Object.entries(usage).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  return numbers.length > 0 ? Object.fromEntries(numbers) : undefined;
}
