/** An answer of about so many characters, as models write them. Its words are numbered. */
export function answer(length: number): string {
  let text = "";
  let word = 0;
  const words = (count: number) => Array.from({ length: count }, () => `w${++word}`).join(" ");
  const parts = [
    () => `## ${words(3)}\n\n`,
    () => `${words(40)} **${words(2)}** ${words(8)} \`${words(1)}\`, ${words(12)}.\n\n`,
    () => `- ${words(6)}\n- **${words(1)}** ${words(7)}\n- ${words(5)}\n\n`,
    () => `${words(25)}, *${words(3)}*. ${words(30)}.\n\n`,
    () => `\`\`\`js\n// ${words(4)}\nfunction ${words(1)}() {\n  return "${words(2)}";\n}\n\`\`\`\n\n`,
    () => `| ${words(1)} | ${words(1)} |\n|---|---|\n| ${words(2)} | ${words(1)} |\n| ${words(1)} | ${words(3)} |\n\n`,
    () => `1. ${words(9)}\n2. ${words(4)}\n\n> ${words(12)}\n\n`,
  ];
  for (let part = 0; text.length < length; part++) text += parts[part % parts.length]!();
  return text.slice(0, length);
}

/** Texts that are one block each, open to their end. */
const BLOCKS = {
  paragraph: { head: "", part: (n: number) => `word${n} and **bold${n}** with \`code${n}\`, then some more of the same plain words,\n` },
  list: { head: "", part: (n: number) => `- item ${n} with **bold** words and some more of the same plain words\n` },
  table: {
    head: "| name | what it says |\n|---|---|\n",
    part: (n: number) => `| row ${n} | some words and \`code\`, then some more plain ones |\n`,
  },
  fence: { head: "```js\n", part: (n: number) => `const value${n} = make(${n}, "text"); // and so on\n` },
} as const;

export type OpenBlock = keyof typeof BLOCKS;

/** A block of so many characters. */
export function openBlock(kind: OpenBlock, length: number): string {
  const { head, part } = BLOCKS[kind];
  let text: string = head;
  for (let n = 1; text.length < length; n++) text += part(n);
  return text.slice(0, length);
}
