/** The tags around what a model thinks before it answers. */
export type ReasoningTag = readonly [open: string, close: string];

/** Those that most models use. */
export const REASONING_TAGS: readonly ReasoningTag[] = [["<think>", "</think>"]];

/** A stretch of text that is of one kind. */
export interface Stretch {
  readonly kind: "text" | "reasoning";
  readonly start: number;
  /** Where it ends; `undefined` while it is the last one. */
  end: number | undefined;
}

const LONGEST_TAG = 100;
/** The first line of a block of code, or its last one, also inside lists and quotes. */
const FENCE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/;
/** What a sentence ends with. */
const SENTENCE_END = /[.!?…。！？]/;
/** So many stretches, text and reasoning, have an element each; tags in what follows are text. */
const MOST_STRETCHES = 101;

/**
 * Finds the reasoning in a growing text. It begins with a tag at the start of a line outside fences, or right behind the
 * end of a sentence outside code, as models think again between two calls of tools; prose that names the tag has a blank
 * or a mark before it. It ends with the first closing tag, wherever that is. Where a server leaves the opening tag out,
 * the reasoning is what comes before the first closing tag outside code: nobody can know before it comes, so until then
 * it is text.
 */
export class ReasoningFinder {
  readonly stretches: Stretch[] = [{ kind: "text", start: 0, end: undefined }];
  /** Where the undecided end begins: it may become a tag. */
  shown = 0;
  private at = 0;
  /** Up to where there is no line end. */
  private searched = 0;
  private fence = "";
  private close = "";
  /** Whether a closing tag may come that nothing has opened: in the first words of the text, or right after another one. */
  private mayClose = true;

  constructor(private readonly tags: readonly ReasoningTag[]) {}

  /** Looks at what has come. `text` must go on where it was. */
  read(text: string): void {
    while (this.stretches.at(-1)?.kind === "reasoning" ? this.readReasoning(text) : this.readLine(text));
  }

  private readReasoning(text: string): boolean {
    const found = text.indexOf(this.close, this.at);
    if (found === -1) {
      this.shown = text.length - partAtEnd(text, this.close, this.at);
      this.at = this.shown;
      return false;
    }
    this.begin("text", found, found + this.close.length);
    return true;
  }

  private readLine(text: string): boolean {
    const from = Math.max(this.at, this.searched);
    const newline = text.indexOf("\n", from);
    this.searched = newline === -1 ? text.length : newline;
    const head = text.slice(this.at, newline === -1 ? this.at + LONGEST_TAG : Math.min(newline, this.at + LONGEST_TAG));
    const trimmed = head.trimStart();
    const mayBegin = this.fence === "" && this.stretches.length < MOST_STRETCHES && head.length - trimmed.length < 4;
    const tag = mayBegin ? this.tags.find(([open]) => trimmed.startsWith(open)) : undefined;
    if (tag) {
      this.close = tag[1];
      this.begin("reasoning", this.at, this.at + head.length - trimmed.length + tag[0].length);
      return true;
    }
    if (this.fence === "" && this.mayClose && this.closeAlone(text, from)) return true;
    if (this.fence === "" && this.stretches.length < MOST_STRETCHES && this.openInside(text, from)) return true;
    if (newline === -1) {
      const maybe = mayBegin && trimmed !== "" && this.tags.some(([open]) => open.startsWith(trimmed));
      const parts = this.fence === "" ? this.tags.map((tag) => this.undecided(text, tag)) : [];
      this.shown = maybe ? this.at : text.length - Math.max(0, ...parts);
      return false;
    }
    if (this.stretches.length > 1 && trimmed !== "") this.mayClose = false;
    this.readFence(text.slice(this.at, newline));
    this.at = this.shown = newline + 1;
    return true;
  }

  /** How many characters at the end may become a tag inside the line. */
  private undecided(text: string, [open, close]: ReasoningTag): number {
    const opening = partAtEnd(text, open, this.at);
    if (opening > 0 && this.at < text.length - opening && SENTENCE_END.test(text[text.length - opening - 1] ?? "")) return opening;
    return this.mayClose ? partAtEnd(text, close, this.at) : 0;
  }

  /** Looks for an opening tag behind the end of a sentence, in the line as far as it has come. */
  private openInside(text: string, from: number): boolean {
    const line = text.slice(this.at, this.searched);
    let [at, tag]: [number, ReasoningTag | undefined] = [line.length, undefined];
    for (const one of this.tags) {
      const found = findInside(line, from - this.at, one);
      if (found !== -1 && found < at) [at, tag] = [found, one];
    }
    if (!tag) return false;
    this.close = tag[1];
    this.begin("reasoning", this.at + at, this.at + at + tag[0].length);
    return true;
  }

  /** Looks for a closing tag that nothing has opened, in the line as far as it has come. */
  private closeAlone(text: string, from: number): boolean {
    const line = text.slice(this.at, this.searched);
    let [at, length] = [line.length, 0];
    for (const tag of this.tags) {
      const found = findAlone(line, from - this.at, tag);
      if (found !== -1 && found < at) [at, length] = [found, tag[1].length];
    }
    if (length === 0) return false;
    const end = this.at + at;
    const isBlank = text.slice(this.stretches.at(-1)?.start, end).trim() === "";
    if (!isBlank && this.stretches.length > 1) return false;
    if (!isBlank) this.begin("reasoning", 0, 0);
    this.begin("text", end, end + length);
    return true;
  }

  private readFence(line: string): void {
    const [, marks = "", rest = ""] = FENCE.exec(line) ?? [];
    if (marks === "") return;
    if (this.fence === "") this.fence = marks[0] === "`" && rest.includes("`") ? "" : marks;
    else if (marks.startsWith(this.fence) && rest.trim() === "") this.fence = "";
  }

  private begin(kind: Stretch["kind"], end: number, start: number): void {
    const last = this.stretches.at(-1);
    if (last) last.end = end;
    this.stretches.push({ kind, start, end: undefined });
    this.at = this.shown = this.searched = start;
    this.fence = "";
    this.mayClose = this.stretches.length < MOST_STRETCHES;
  }
}

/** Whether a text ends inside of reasoning. */
export function endsInReasoning(text: string): boolean {
  const finder = new ReasoningFinder(REASONING_TAGS);
  finder.read(text);
  return finder.stretches.at(-1)?.kind === "reasoning";
}

/** What a text says without the reasoning in it. */
export function withoutReasoning(text: string, tags: readonly ReasoningTag[]): string {
  const finder = new ReasoningFinder(tags);
  finder.read(text);
  const { stretches } = finder;
  if (stretches.length === 1) return text;
  return stretches.flatMap(({ kind, start, end }) => (kind === "text" ? text.slice(start, end).trim() || [] : [])).join("\n\n");
}

/**
 * Where a closing tag stands that is in no code, not escaped and not opened in the same line; else -1.
 * @param from what is before it has been looked through, save for the beginning of a tag
 */
function findAlone(line: string, from: number, [open, close]: ReasoningTag): number {
  if (open === close) return -1;
  const opened = line.indexOf(open);
  return findOutsideCode(line, from, close, (at) => (opened === -1 || at < opened) && line[at - 1] !== "\\");
}

/** Where an opening tag stands that is in no code and right behind the end of a sentence; else -1. */
function findInside(line: string, from: number, [open]: ReasoningTag): number {
  return findOutsideCode(line, from, open, (at) => SENTENCE_END.test(line[at - 1] ?? ""));
}

function findOutsideCode(line: string, from: number, tag: string, fits: (at: number) => boolean): number {
  if (/^(?: {4}| {0,3}\t)/.test(line)) return -1;
  let [code, passed] = ["", 0];
  for (let at = Math.max(0, from - tag.length + 1); (at = line.indexOf(tag, at)) !== -1; at++) {
    for (const [marks] of line.slice(passed, at).matchAll(/`+/g)) code = code === "" ? marks : code === marks ? "" : code;
    if (code === "" && fits(at)) return at;
    passed = at;
  }
  return -1;
}

/** How many characters at the end, from `from` on, could be the beginning of `tag`. */
function partAtEnd(text: string, tag: string, from: number): number {
  for (let length = Math.min(tag.length - 1, text.length - from); length > 0; length--) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
