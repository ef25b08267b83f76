// Texts that the benches of chats show, and turns of the page.
export const PARAGRAPH =
  "The quick brown fox jumps over the **lazy dog**, and *nobody* minds; `code` stands in it, and a [link](https://example.com) as well.";
export const BLOCKS = [
  `## A heading\n\n${PARAGRAPH} ${PARAGRAPH}`,
  `${PARAGRAPH}\n\n- one item\n- another **item**\n- a third`,
  `${PARAGRAPH}\n\n\`\`\`js\nconst answer = 42;\nconsole.log(answer);\n\`\`\``,
  `| a | b |\n| --- | ---: |\n| one | 1 |\n| two | 2 |\n\n${PARAGRAPH}`,
];

export function text(length: number): string {
  let made = "";
  for (let block = 0; made.length < length; block++) made += `${BLOCKS[block % BLOCKS.length]}\n\n`;
  return made.slice(0, length);
}

export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

// One channel for all: a new one each time would be kept until the next collection of garbage.
const { port1, port2 } = new MessageChannel();
const turns: (() => void)[] = [];
port1.onmessage = () => turns.shift()?.();

/** Lets the page do what waits: a frame, if one is due. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    turns.push(resolve);
    port2.postMessage(undefined);
  });
}
