/** The tags around what a model thinks before it answers. */
export type ReasoningTag = readonly [open: string, close: string];

/** A stretch of text that is of one kind. */
export interface Stretch {
  readonly kind: "text" | "reasoning";
  readonly start: number;
  /** Where it ends; `undefined` while it is the last one. */
  end: number | undefined;
}

const LONGEST_TAG = 100;
/** So many stretches, text and reasoning, have an element each; tags in what follows are text. */
const MOST_STRETCHES = 101;

/**
 * Finds the reasoning in a growing text. It begins with a tag at the start of a line outside fences and ends with the
 * first closing tag, wherever that is.
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
    const newline = text.indexOf("\n", Math.max(this.at, this.searched));
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
    if (newline === -1) {
      const maybe = mayBegin && trimmed !== "" && this.tags.some(([open]) => open.startsWith(trimmed));
      this.shown = maybe ? this.at : text.length;
      return false;
    }
    if (/^ {0,3}[`~]/.test(head)) this.readFence(text.slice(this.at, newline));
    this.at = this.shown = newline + 1;
    return true;
  }

  private readFence(line: string): void {
    const [, marks = "", rest = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (marks === "") return;
    if (this.fence === "") this.fence = marks[0] === "`" && rest.includes("`") ? "" : marks;
    else if (marks.startsWith(this.fence) && rest.trim() === "") this.fence = "";
  }

  private begin(kind: Stretch["kind"], end: number, start: number): void {
    const last = this.stretches.at(-1);
    if (last) last.end = end;
    this.stretches.push({ kind, start, end: undefined });
    this.at = this.shown = start;
    this.fence = "";
  }
}

/** How many characters at the end, from `from` on, could be the beginning of `tag`. */
function partAtEnd(text: string, tag: string, from: number): number {
  for (let length = Math.min(tag.length - 1, text.length - from); length > 0; length--) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
