import "../../../src/define/chatbot.ts";
import "../../../src/define/markdown.ts";
import { allDone, createRenderer } from "../../../src/markdown/markdown.ts";
import type { Vector } from "../corpora.ts";
import { structureOf, touch, Watch, type Findings } from "./oracle.ts";

/** How a vector gets in. */
export type Way = "whole" | "streamed" | "restored" | "markup";

export interface Hit {
  readonly id: string;
  readonly way: Way;
  readonly findings: Findings;
}

/** Longer vectors are not looked at after every character but after every second, third … one. */
const MOST_LOOKS = 1200;
const BATCH = 40;

/** Lets each vector in by one way and gives those that left something. */
export async function attack(vectors: readonly Vector[], way: Way): Promise<{ readonly looks: number; readonly hits: readonly Hit[] }> {
  const watch = new Watch();
  const hits: Hit[] = [];
  let looks = 0;
  for (let from = 0; from < vectors.length; from += BATCH) {
    const batch = vectors.slice(from, from + BATCH).map((vector) => ({ id: vector.id, ...ways[way](vector) }));
    await allDone();
    await new Promise(requestAnimationFrame);
    for (const { id, roots, early } of batch) {
      looks += early.looks;
      const findings = [...early.findings];
      for (const root of roots()) {
        looks++;
        findings.push(...structureOf(root));
        touch(root);
        findings.push(...structureOf(root));
      }
      // What the vectors of a batch set off is known only of them all.
      findings.push(...watch.take());
      if (findings.length > 0) hits.push({ id, way, findings: [...new Set(findings)] });
    }
    document.body.replaceChildren();
    if (hits.length > 20) break;
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  const late = watch.take();
  if (late.length > 0) hits.push({ id: "afterwards", way, findings: late });
  return { looks, hits };
}

/** Whether the widgets still work. */
export async function stillRenders(): Promise<string> {
  const element = document.createElement("hf-markdown");
  element.value = "**still** here";
  document.body.append(element);
  await element.updateComplete;
  await new Promise(requestAnimationFrame);
  return element.shadowRoot!.querySelector("#content")?.innerHTML ?? "";
}

/** What the oracle says of vectors put raw into a page: it must say something. */
export async function raw(vectors: readonly Vector[]): Promise<{ readonly structures: number; readonly executions: number }> {
  const watch = new Watch();
  let structures = 0;
  let executions = 0;
  for (const { payload } of vectors) {
    const target = document.body.appendChild(document.createElement("div"));
    try {
      target.innerHTML = payload;
      if (structureOf(target).length > 0) structures++;
      touch(target);
    } catch {
      // vectors throw, too
    }
    await new Promise((resolve) => setTimeout(resolve));
    if (watch.take().some((finding) => finding.includes("was called"))) executions++;
    target.remove();
  }
  return { structures, executions };
}

interface Placed {
  readonly roots: () => (Element | DocumentFragment)[];
  readonly early: { readonly looks: number; readonly findings: Findings };
}

const NOTHING = { looks: 0, findings: [] };

const ways: Readonly<Record<Way, (vector: Vector) => Placed>> = {
  whole({ payload }) {
    const target = place("div");
    createRenderer(target).finish(payload);
    return { roots: () => [target], early: NOTHING };
  },

  streamed({ payload }) {
    const target = place("div");
    const renderer = createRenderer(target);
    const findings: Findings = [];
    const step = Math.max(1, Math.ceil(payload.length / MOST_LOOKS));
    let looks = 0;
    for (let end = 1; end < payload.length; end += step) {
      renderer.update(payload.slice(0, end));
      findings.push(...structureOf(target));
      looks++;
    }
    renderer.finish(payload);
    return { roots: () => [target], early: { looks, findings } };
  },

  /** As what was stored comes back: any JSON at all. */
  restored({ kind, payload }) {
    const stored: unknown = kind === "json" ? parsed(payload) : payload;
    const markdown = document.createElement("hf-markdown");
    (markdown as { value: unknown }).value = stored;
    const chatbot = document.createElement("hf-chatbot");
    chatbot.value =
      kind === "json"
        ? stored
        : [
            { role: "user", content: payload },
            { role: "assistant", content: payload, status: "done" },
          ];
    document.body.append(markdown, chatbot);
    return { roots: () => [...contents(markdown), ...contents(chatbot)], early: NOTHING };
  },

  markup({ payload }) {
    const [attribute, text] = [place("hf-markdown"), place("hf-markdown")];
    attribute.setAttribute("value", payload);
    text.textContent = payload;
    return { roots: () => [attribute, text].flatMap(contents), early: NOTHING };
  },
};

function place<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
  return document.body.appendChild(document.createElement(tag));
}

/** The elements that hold content. */
function contents(element: Element): Element[] {
  return [...element.shadowRoot!.querySelectorAll(".markdown, .text")];
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
