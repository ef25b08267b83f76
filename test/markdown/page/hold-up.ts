import { adoptMarkdownStyles } from "../../../src/markdown/load.ts";
import * as markdown from "../../../src/markdown/markdown.ts";

const TASK_AFTER = new MessageChannel();

/**
 * Shows a text and waits until all of it is done and painted.
 *
 * @param piece so many characters arrive at a time, each in a task of its own; `Infinity` for the whole at once
 * @returns the longest task in milliseconds, as far as it is one of 50 or longer or spent in the renderer
 */
export async function holdUp(text: string, piece: number): Promise<number> {
  let longest = 0;
  const note = (entries: PerformanceEntryList) => entries.forEach(({ duration }) => (longest = Math.max(longest, duration)));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ entryTypes: ["longtask"] });
  const target = place();
  const renderer = markdown.createRenderer(target);
  const timed = (act: () => void) => {
    const start = performance.now();
    act();
    longest = Math.max(longest, performance.now() - start);
  };
  for (let end = piece; end < text.length; end += piece) {
    const soFar = text.slice(0, end);
    timed(() => renderer.update(soFar));
    await nextTask();
  }
  timed(() => renderer.finish(text));
  await markdown.allDone();
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  await nextTask();
  await new Promise((resolve) => setTimeout(resolve));
  note(observer.takeRecords());
  observer.disconnect();
  return longest;
}

/** Where a message stands in a chat, with its look. */
function place(): Element {
  const host = document.createElement("div");
  document.body.replaceChildren(host);
  const root = host.attachShadow({ mode: "open" });
  adoptMarkdownStyles(root, markdown);
  const target = document.createElement("div");
  target.className = "markdown";
  root.append(target);
  return target;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    TASK_AFTER.port1.onmessage = () => resolve();
    TASK_AFTER.port2.postMessage(undefined);
  });
}
