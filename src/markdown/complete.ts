/**
 * What is shown while more text is to come. Half-open markup is closed and undecided characters at the very end are
 * held back, so that no raw markup flashes. Only the view is changed: the next parse starts from the text as it is.
 */

/** Longer texts are shown as they are: the patterns below are not all linear. */
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
    const inside = content.slice(code.start + code.marks.length).replace(/`+$/, "");
    return closeEmphasis(before, inside.trim() === "" ? "" : `${code.marks}${inside}${code.marks}`);
  }
  const decided = content
    .replace(/!\[[^\]\n]*(?:\](?:\([^)\n]*)?)?$/, "") // an image
    .replace(/<(?:https?:|mailto:)[^\s>]*$/, "") // an autolink
    .replace(/&[#\w]{0,31}$/, "") // an entity
    .replace(/(^|[^\\])(?:[*_]+|~+|!|\\)$/, "$1"); // delimiters that may open or close
  return closeEmphasis(closeLink(decided), "");
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
  const link = /(^|[\s(*_~"“])\[([^[\]\n]*)(?:\]|\]\([^)\n]*|\]\[[^\]\n]*)?$/.exec(content);
  if (!link || /^[ xX]?$/.test(link[2]!)) return content;
  const text = closeEmphasis(link[2]!.replace(/[*_~]+$/, ""), "");
  return `${content.slice(0, link.index)}${link[1]}[${text}](<>)`;
}

/** Appends what closes the emphasis that `before` leaves open, after `inside`. */
function closeEmphasis(before: string, inside: string): string {
  const open: string[] = [];
  const masked = before.replace(/\\.|(`+)[^`].*?\1(?!`)|\]\([^)\n]*\)/gs, (whole) => "x".repeat(whole.length));
  for (const { 0: run, index } of masked.matchAll(/\*+|_+|~~/g)) {
    const previous = masked[index - 1] ?? " ";
    const next = masked[index + run.length] ?? (inside === "" ? " " : inside[0]!);
    const closes = /\S/.test(previous) && open.includes(run);
    if (closes && (run[0] !== "_" || !/\w/.test(next))) open.splice(open.lastIndexOf(run));
    else if (/\S/.test(next) && mayOpen(run, previous)) open.push(run);
  }
  const text = `${before}${inside}`;
  // After a space a run of delimiters does not close.
  return open.length === 0 ? text : text.trimEnd() + open.toReversed().join("");
}

/** `5*3` is more often arithmetic than emphasis, and `snake_case` is never. */
function mayOpen(run: string, previous: string): boolean {
  if (run.length > 3) return false;
  return run === "~~" || (run[0] === "*" && run.length > 1) || /[\s\p{P}]/u.test(previous);
}
