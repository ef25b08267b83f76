import type { ToolPart } from "../../core/message.ts";

interface Call {
  readonly index: unknown;
  id: string;
  name: string;
  /** As text it comes in pieces; some servers send the object itself. */
  input: unknown;
}

/**
 * The calls of tools in an answer, put together of their pieces as any server sends them: with an index, with an id in
 * the first piece or in each, with neither, with arguments as text or as an object.
 */
export class ToolCalls {
  private readonly calls: Call[] = [];

  /** @param pieces what came, if it is anything of use */
  take(pieces: unknown): void {
    for (const piece of Array.isArray(pieces) ? (pieces as unknown[]) : []) {
      if (typeof piece !== "object" || piece === null) continue;
      const { index, id, function: called } = piece as Record<string, unknown>;
      const { name, arguments: input } = (typeof called === "object" && called !== null ? called : {}) as Record<string, unknown>;
      this.takeOne(index ?? undefined, textIn(id), textIn(name), input);
    }
  }

  /** @param isOver whether all of them are there: only then are the arguments read, which come in pieces */
  parts(isOver: boolean): ToolPart[] {
    return this.calls.map(({ id, name, input }) => {
      const given = isOver ? parsed(input) : input;
      return { type: "tool", name: name || "tool", ...(id && { id }), ...(given !== undefined && { input: given }) };
    });
  }

  private takeOne(index: unknown, id: string, name: string, input: unknown): void {
    let call = this.calls.findLast((known) => (index === undefined ? id === "" || known.id === id : known.index === index));
    const isOther = call && id !== "" && call.id !== "" && id !== call.id;
    // A second name begins a second call, unless the server repeats both with each piece.
    const isNext = call && id === "" && name !== "" && (call.input !== undefined || (call.name !== name && index === undefined));
    if (!call || isOther || isNext) this.calls.push((call = { index, id, name, input: undefined }));
    call.id ||= id;
    call.name ||= name;
    if (typeof input !== "string") call.input = input ?? call.input;
    else if (input !== "") call.input = typeof call.input === "string" ? call.input + input : input;
  }
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function parsed(input: unknown): unknown {
  if (typeof input !== "string") return input;
  try {
    return JSON.parse(input);
  } catch {
    return input; // the model wrote nonsense, or was cut: shown as it is
  }
}
