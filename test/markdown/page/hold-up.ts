import "../../../src/define/markdown.ts";
import { allDone } from "../../../src/markdown/markdown.ts";

const tasks = new MessageChannel();

/**
 * Shows a text in an element and waits until all of it is done and painted.
 *
 * @param piece so many characters arrive at a time, each in a task of its own; `Infinity` for the whole at once
 * @returns the longest task of at least 50 milliseconds, else 0
 */
export async function holdUp(text: string, piece: number): Promise<number> {
  let longest = 0;
  const note = (entries: PerformanceEntryList) => entries.forEach(({ duration }) => (longest = Math.max(longest, duration)));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ entryTypes: ["longtask"] });
  const element = document.createElement("hf-markdown");
  document.body.replaceChildren(element);
  element.progress = {};
  for (let end = piece; end < text.length; end += piece) {
    element.value = text.slice(0, end);
    await nextTask();
  }
  element.value = text;
  element.progress = undefined;
  await shown(element);
  note(observer.takeRecords());
  observer.disconnect();
  return longest;
}

async function shown(element: HTMLElementTagNameMap["hf-markdown"]): Promise<void> {
  await element.updateComplete;
  await allDone();
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  await nextTask();
  await new Promise((resolve) => setTimeout(resolve));
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    tasks.port1.onmessage = () => resolve();
    tasks.port2.postMessage(undefined);
  });
}
