import { InferenceClient } from "@huggingface/inference";
import { expect } from "chai";
import fc from "fast-check";
import type { ChatMessage } from "../../src/core/message.ts";
import { bindEngine, type PartialEngine } from "../../src/inference/engine.ts";
import { runTask } from "../../src/inference/tasks/run-task.ts";
import { bytesOf, contentOf, dialectFiles, dialects, withoutSeconds } from "./dialects.ts";
import { drain } from "./expect-fault.ts";

/** All that is kept of an answer, and how it failed. */
async function answerOf(engine: PartialEngine) {
  const bound = bindEngine(engine, { signal: new AbortController().signal });
  const { values, error } = await drain(runTask("chat-completion", { engine: bound, inputs: "Hi" }) as AsyncGenerator<ChatMessage>);
  const { content = "", finish, model, usage } = values.at(-1) ?? {};
  return {
    content: withoutSeconds(content),
    finish,
    model,
    tokens: usage?.["total_tokens"],
    code: (error as { code?: string } | undefined)?.code,
  };
}

/** The default client, whose server sends these pieces. */
function served(pieces: readonly Uint8Array[]): PartialEngine {
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
  const answer = () => Promise.resolve(new Response(body, { headers: { "content-type": "text/event-stream" } }));
  return new InferenceClient("", { endpointUrl: "https://server.example", fetch: answer });
}

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((one, other) => one - other), bytes.length];
  return places.slice(1).flatMap((end, at) => (end > places[at]! ? [bytes.slice(places[at], end)] : []));
}

/** Whole chunks, as an author's own engine yields them. */
function chunksIn(bytes: Uint8Array): unknown[] {
  const datas = new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .flatMap((line) => /^data:(.*)$/.exec(line)?.[1]?.trim() ?? []);
  return datas.flatMap((data) => {
    try {
      return [JSON.parse(data) as unknown];
    } catch {
      return []; // [DONE], or cut
    }
  });
}

describe("a server's way to answer", () => {
  it("has a line here for each file", () => {
    expect(dialectFiles().toSorted()).to.deep.equal(Object.keys(dialects).toSorted());
  });

  for (const [name, dialect] of Object.entries(dialects)) {
    const { finish, model, tokens, status } = dialect;
    const expected = { content: contentOf(dialect), finish, model, tokens, code: status === "error" ? "truncated" : undefined };

    it(`F-S1 F-S6 is read the same however its bytes are split: ${name}`, async () => {
      const bytes = bytesOf(name);
      expect(await answerOf(served([bytes]))).to.deep.equal(expected);
      expect(await answerOf(served(split(bytes, [...bytes.keys()]))), "byte by byte").to.deep.equal(expected);
      const cuts = fc.array(fc.nat(bytes.length), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(cuts, async (places) => {
          expect(await answerOf(served(split(bytes, places)))).to.deep.equal(expected);
        }),
        { numRuns: 25 },
      );
    });

    it(`F-S1 F-S6 is read the same from an author's own engine: ${name}`, async () => {
      const chunks = chunksIn(bytesOf(name));
      const engine = {
        async *chatCompletionStream() {
          yield* chunks;
        },
      } as unknown as PartialEngine;
      expect(await answerOf(engine)).to.deep.equal(expected);
    });
  }
});
