import { readFileSync } from "node:fs";
import type { Random, Tried } from "./freeze-texts.ts";

/** Longer formulas are no formulas. */
const LONGEST = 9_990;
const BACKSLASH = "\\";

/** Formulas of every command, nested, again and again and with long arguments; and some made to grow. */
export function* mathsTexts(random: Random): Generator<Tried> {
  const texts = [...growing(), ...environments().flatMap(inEnvironment), ...mathsCommands().flatMap(ofCommand)];
  for (;;) for (const { name, text } of random.shuffled(texts)) yield { name, text: `$$${text.slice(0, LONGEST)}$$\n` };
}

/** The names in the typesetter's own tables. */
export function mathsCommands(): string[] {
  return [...new Set([...source().matchAll(/"\\\\([a-zA-Z@]+)"/g)].map(([, name]) => BACKSLASH + name!))];
}

function environments(): string[] {
  const lists = [...source().matchAll(/type: "\w+",\s+names: \[([^\]\\]*)\]/g)].map(([, list]) => list!);
  return [...new Set(lists.flatMap((list) => [...list.matchAll(/"([a-zA-Z*]+)"/g)].map(([, name]) => name!)))];
}

function source(): string {
  return readFileSync("node_modules/temml/dist/temml.mjs", "utf8");
}

function ofCommand(command: string): Tried[] {
  const nest = (open: string, close: string, depth: number) => open.repeat(depth) + "x" + close.repeat(depth);
  const fits = (open: string, close: string) => Math.floor((LONGEST - 1) / (open.length + close.length));
  const one = `${command}{`;
  const two = `${command}{x}{`;
  return [
    { name: `${command} 25 deep`, text: nest(one, "}", 25) },
    { name: `${command} as deep as fits`, text: nest(one, "}", fits(one, "}")) },
    { name: `${command} without braces`, text: nest(`${command} `, "", fits(`${command} `, "")) },
    { name: `${command} with two arguments, nested`, text: nest(two, "}", fits(two, "}")) },
    { name: `${command} side by side, 25 deep each`, text: nest(one, "}", 25).repeat(Math.floor(LONGEST / (one.length * 25 + 26))) },
    { name: `${command} again and again`, text: `${command}{x} `.repeat(LONGEST / (command.length + 4)) },
    { name: `${command} of a long argument`, text: `${command}{${"x+1".repeat((LONGEST - command.length - 2) / 3)}}` },
    { name: `${command} of a long word`, text: `${command}{${"a".repeat(LONGEST - command.length - 2)}}` },
    { name: `${command} of signs`, text: `${command}{${"->^_".repeat((LONGEST - command.length - 2) / 4)}}` },
  ];
}

function inEnvironment(name: string): Tried[] {
  const [open, close] = [`\\begin{${name}}`, `\\end{${name}}`];
  const depth = Math.floor(LONGEST / (open.length + close.length));
  return [
    { name: `${name} nested`, text: open.repeat(depth) + close.repeat(depth) },
    { name: `${name} of many cells`, text: open + "&".repeat(4000) + close },
    { name: `${name} of many rows`, text: open + "x\\\\".repeat(3000) + close },
  ];
}

/** Little text that becomes a lot. */
function growing(): Tried[] {
  const defined = (body: string, steps: number) => {
    const names = Array.from({ length: steps }, (_, step) => `\\m${String.fromCharCode(97 + step)}`);
    return names.map((name, step) => `\\def${name}${body.replaceAll("M", names[step - 1] ?? "x")}`).join("") + names.at(-1)!;
  };
  return [
    { name: "a command that doubles", text: defined("{MM}", 20) },
    { name: "a command that doubles its argument", text: `${defined("#1{M{#1#1}}", 20)}{x}` },
    { name: "a command with a long text", text: `\\def\\a{${"x".repeat(4000)}}${"\\a ".repeat(500)}` },
    { name: "a command with its argument many times", text: `\\def\\a#1{${"#1".repeat(1000)}}\\a{\\a{\\a{${"x".repeat(2000)}}}}` },
    { name: "a command without end", text: `\\def\\a{x\\a}\\a` },
    { name: "\\newcommand that doubles", text: `\\newcommand\\a[1]{#1#1}${"\\a{".repeat(20)}x${"}".repeat(20)}` },
    { name: "letters", text: "x".repeat(LONGEST) },
    { name: "letters and signs", text: "x+".repeat(LONGEST / 2) },
    { name: "digits", text: "1".repeat(LONGEST) },
    { name: "exponents", text: "x^{".repeat(2000) + "x" + "}".repeat(2000) },
    { name: "exponents side by side", text: "x^2".repeat(LONGEST / 3) },
    { name: "primes", text: `x${"'".repeat(LONGEST - 1)}` },
    { name: "braces", text: "{".repeat(LONGEST / 2) + "}".repeat(LONGEST / 2) },
    { name: "\\left(", text: "\\left(".repeat(700) + "\\right)".repeat(700) },
    { name: "accents", text: `a${"\u0301".repeat(LONGEST - 1)}` },
    { name: "comments", text: "%\n".repeat(LONGEST / 2) + "x" },
    { name: "\\verb", text: "\\verb|x".repeat(LONGEST / 7) },
    { name: "spaces", text: `x${"\\ ".repeat(LONGEST / 2)}` },
    { name: "fractions", text: "\\frac{1}{2}".repeat(LONGEST / 11) },
  ];
}
