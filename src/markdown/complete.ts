/**
 * What is shown while more text is to come. Half-open markup is closed and undecided characters at the very end are
 * held back, so that no raw markup flashes. Only the view is changed: the next parse starts from the text as it is.
 */

/** Longer texts are shown as they are. */
const LIMIT = 4096;
/** A line of nothing but marker characters: it may become a list, a heading, a rule, a fence or a table. */
const ONLY_MARKERS = /^[ \t]*(?:>[ \t]*){0,9}(?:[-+*_#=|~:`][-+*_#=|~:` \t]*|\d{1,9}[.)]?[ \t]*)?$/;
const ROW = /^ {0,3}\|/;
const PART_OF_DELIMITER_ROW = /^ {0,3}\|?[-:| \t]*$/;
const FENCE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/gm;

/** Takes away the lines at the end that cannot be told yet. */
export function holdBack(source: string): string {
  const lastStart = source.lastIndexOf("\n") + 1;
  const last = source.slice(lastStart);
  if (last.length > LIMIT) return source;
  const head = undecidedTableHead(source, last, lastStart);
  if (head !== undefined) return insideFence(source.slice(0, head)) ? source : source.slice(0, head);
  if (last === "" || last.length > 200 || !ONLY_MARKERS.test(last)) return source;
  const before = source.slice(0, lastStart);
  // Inside a fence every line is code, save one that may close it.
  return !/[`~]/.test(last) && insideFence(before) ? source : before;
}

/** Where a row in pipes begins that no delimiter row follows yet. */
function undecidedTableHead(source: string, last: string, lastStart: number): number | undefined {
  const previousStart = lastStart === 0 ? 0 : source.lastIndexOf("\n", lastStart - 2) + 1;
  const previous = source.slice(previousStart, Math.max(0, lastStart - 1));
  if (ROW.test(previous)) {
    const earlier = previousStart === 0 ? "" : source.slice(source.lastIndexOf("\n", previousStart - 2) + 1, previousStart);
    return !ROW.test(earlier) && PART_OF_DELIMITER_ROW.test(last) ? previousStart : undefined;
  }
  return ROW.test(last) ? lastStart : undefined;
}

function insideFence(source: string): boolean {
  let open = "";
  for (const [, marks = "", rest = ""] of source.matchAll(FENCE)) {
    if (open === "") open = marks[0] === "`" && rest.includes("`") ? "" : marks;
    else if (marks[0] === open[0] && marks.length >= open.length && rest.trim() === "") open = "";
  }
  return open !== "";
}

/** Closes code, emphasis and links left open in the text of a block, and drops what is not decided at its end. */
export function completeInline(content: string): string {
  if (content.length > LIMIT) return content;
  const code = openCode(content);
  if (code) {
    const before = content.slice(0, code.start);
    const inside = trimRight(content.slice(code.start + code.marks.length), "`");
    return closeEmphasis(before, inside.trim() === "" ? "" : `${code.marks}${inside}${code.marks}`);
  }
  let decided = dropFrom(content, "![", /^!\[[^\]\n]*(?:\](?:\([^)\n]*)?)?$/);
  decided = dropFrom(decided, "<", /^<(?:https?:|mailto:)[^\s>]*$/);
  decided = dropFrom(decided, "&", /^&[#\w]{0,31}$/);
  return closeEmphasis(closeLink(dropDelimiters(decided)), "");
}

/** Drops what begins with the last `start`, if it matches. */
function dropFrom(content: string, start: string, pattern: RegExp): string {
  const at = content.lastIndexOf(start);
  return at !== -1 && pattern.test(content.slice(at)) ? content.slice(0, at) : content;
}

/** Delimiters at the end may open or close, or be escaped. */
function dropDelimiters(content: string): string {
  const last = content.at(-1) ?? "";
  if (last === "!" || last === "\\") return content.slice(0, content.at(-2) === "\\" ? undefined : -1);
  const rest = trimRight(content, last === "~" ? "~" : "*_");
  return rest.endsWith("\\") ? content : rest;
}

function trimRight(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The code span that has begun and not ended, if any. */
function openCode(content: string): { start: number; marks: string } | undefined {
  let open: { start: number; marks: string } | undefined;
  for (const { 0: found, index } of content.matchAll(/\\`|`+/g)) {
    if (found[0] === "\\" && !open) continue;
    const marks = found.replace("\\", "");
    if (!open) open = { start: index, marks };
    else if (marks === open.marks) open = undefined;
  }
  return open;
}

/** `[text` and `[text](addr` show as the text of a link that leads nowhere yet. */
function closeLink(content: string): string {
  let at = content.lastIndexOf("[");
  if (content[at - 1] === "]") at = content.lastIndexOf("[", at - 1);
  const [, text = ""] = /^\[([^[\]\n]*)(?:\]|\]\([^)\n]*|\]\[[^\]\n]*)?$/.exec(at === -1 ? "" : content.slice(at)) ?? [];
  if (!/[\s(*_~"“]/.test(content[at - 1] ?? " ") || /^[ xX]?$/.test(text)) return content;
  return `${content.slice(0, at)}[${closeEmphasis(trimRight(text, "*_~"), "")}](<>)`;
}

/** Appends what closes the emphasis that `before` leaves open, after `inside`. */
function closeEmphasis(before: string, inside: string): string {
  const open: string[] = [];
  const masked = mask(before);
  for (const { 0: run, index } of masked.matchAll(/\*+|_+|~~/g)) {
    const previous = masked[index - 1] ?? " ";
    const next = masked[index + run.length] ?? inside[0] ?? " ";
    const closes = /\S/.test(previous) && open.includes(run);
    if (closes && (run[0] !== "_" || !/\w/.test(next))) open.splice(open.lastIndexOf(run));
    else if (/\S/.test(next) && mayOpen(run, previous)) open.push(run);
  }
  const text = `${before}${inside}`;
  // After a space a run of delimiters does not close.
  return open.length === 0 ? text : text.trimEnd() + open.toReversed().join("");
}

/** The text with escapes, code and the addresses of links made unreadable. */
function mask(text: string): string {
  const found = [...text.matchAll(/\\.|`+|\]\(/gs)];
  const lastRun = new Map(found.map(({ 0: marks, index }) => [marks, index]));
  let masked = "";
  let from = 0;
  found.forEach(({ 0: marks, index }, place) => {
    if (index < from) return;
    let end = index + marks.length;
    if (marks === "](") end = Math.max(end, endOfAddress(text, end));
    else if (marks[0] === "`" && lastRun.get(marks) !== index) {
      const close = found.slice(place + 1).find((other) => other[0] === marks);
      end = close ? close.index + marks.length : end;
    }
    masked += text.slice(from, index) + "x".repeat(end - index);
    from = end;
  });
  return masked + text.slice(from);
}

function endOfAddress(text: string, from: number): number {
  const close = text.indexOf(")", from);
  return close === -1 || text.slice(from, close).includes("\n") ? -1 : close + 1;
}

/** `5*3` is more often arithmetic than emphasis, and `snake_case` is never. */
function mayOpen(run: string, previous: string): boolean {
  if (run.length > 3) return false;
  return run === "~~" || (run[0] === "*" && run.length > 1) || /[\s\p{P}]/u.test(previous);
}
