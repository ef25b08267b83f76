import "../../../src/define/markdown.ts";
import { allDone, createRenderer } from "../../../src/markdown/markdown.ts";
import { parse } from "../../../src/markdown/parser.ts";
import * as tokenizer from "streaming-markdown";
import { nextTask } from "./tasks.ts";

/**
 * What the text goes into. `baseline`: text nodes that only grow, and one parse of the whole at the end.
 * `tokenizer`: streaming-markdown with its default renderer, which looks at each character once and never back.
 */
export type Into = "baseline" | "tokenizer" | "renderer" | "hf-markdown";

/** What a person would have seen of a stream. */
export interface Seen {
  /** The longest time between two frames, in milliseconds. */
  readonly longestGap: number;
  /** For how many frames at most the newest words were not on screen. */
  readonly framesLate: number;
}

/**
 * Streams a text in chunks, each in a task of its own.
 *
 * @param pace milliseconds between chunks; 0 for as fast as it goes
 */
export async function streamInto(into: Into, text: string, chunk: number, pace: number): Promise<Seen> {
  document.body.replaceChildren();
  const sink = sinks[into]();
  const watch = pace === 0 ? undefined : watchFrames(sink.root);
  const start = performance.now();
  for (let end = chunk; ; end += chunk) {
    sink.show(text.slice(0, end));
    watch?.given(text.slice(0, end));
    if (end >= text.length) break;
    await (pace === 0 ? nextTask() : until(start + (end / chunk) * pace));
  }
  sink.finish(text);
  await allDone();
  await new Promise(requestAnimationFrame);
  return watch?.stop() ?? { longestGap: 0, framesLate: 0 };
}

interface Sink {
  readonly root: () => Element | null;
  show(text: string): void;
  finish(text: string): void;
}

const sinks: Readonly<Record<Into, () => Sink>> = {
  baseline() {
    const target = document.body.appendChild(document.createElement("div"));
    let shown = 0;
    let node: Text | undefined;
    return {
      root: () => target,
      show(text) {
        const [more, ...paragraphs] = text.slice(shown).split("\n\n");
        shown = text.length;
        if (node) node.appendData(more!);
        else paragraphs.unshift(more!);
        for (const paragraph of paragraphs)
          node = target.appendChild(document.createElement("p")).appendChild(document.createTextNode(paragraph));
      },
      finish: (text) => void parse(text, { references: {}, maths: [] }),
    };
  },

  tokenizer() {
    const target = document.body.appendChild(document.createElement("div"));
    const parser = tokenizer.parser(tokenizer.default_renderer(target));
    let shown = 0;
    return {
      root: () => target,
      show(text) {
        tokenizer.parser_write(parser, text.slice(shown));
        shown = text.length;
      },
      finish: () => tokenizer.parser_end(parser),
    };
  },

  renderer() {
    const target = document.body.appendChild(document.createElement("div"));
    const renderer = createRenderer(target);
    return { root: () => target, show: (text) => renderer.update(text), finish: (text) => renderer.finish(text) };
  },

  "hf-markdown"() {
    const element = document.body.appendChild(document.createElement("hf-markdown"));
    element.progress = {};
    return {
      root: () => element.shadowRoot!.querySelector("#content"),
      show: (text) => (element.value = text),
      finish: () => (element.progress = undefined),
    };
  },
};

function watchFrames(root: () => Element | null): { given(text: string): void; stop(): Seen } {
  let [newest, last, longestGap, framesLate, running] = [0, 0, 0, 0, true];
  const wanted: number[] = [];
  const onFrame = (time: number) => {
    if (last) longestGap = Math.max(longestGap, time - last);
    last = time;
    wanted.push(newest);
    // After this frame has been painted.
    nextTask().then(() => {
      const shown = lastWord(endOf(root()));
      const late = wanted.filter((word) => word > shown).length;
      framesLate = Math.max(framesLate, late);
      while (wanted[0]! <= shown) wanted.shift();
    });
    if (running) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  return {
    // The last word may still grow.
    given: (text) => (newest = lastWord(text.slice(-200)) - 1),
    stop() {
      running = false;
      return { longestGap, framesLate };
    },
  };
}

/** Enough of the end to hold a word, without reading all of a long text at each frame. */
function endOf(root: Element | null): string {
  return [...(root?.childNodes ?? [])]
    .slice(-2)
    .map(({ textContent }) => textContent)
    .join(" ");
}

function lastWord(text: string): number {
  return Number([...text.matchAll(/w(\d+)/g)].at(-1)?.[1] ?? 0);
}

async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
