/** Longer texts are shown as they are. */
const LIMIT = 4096;
/** A line of nothing but marker characters: it may become a list, a quote, a heading, a rule, a fence or a table. */
const ONLY_MARKERS = /^(?:[-+*_#=|~:`> \t]|\d{1,9}[.)][ \t])*(?:\d{1,9}[.)]?)?$/;
const ROW = /^ {0,3}\|/;
const PART_OF_DELIMITER_ROW = /^ {0,3}\|?[-:| \t]*$/;
const FENCE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/gm;

/**
 * Takes away the lines at the end of an open text that cannot be told yet. Only the view is changed: the next parse starts
 * from the text as it is. What begins and does not end inside a line is the matter of `open-end.ts`.
 */
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
