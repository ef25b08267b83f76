import type { Parser } from "./parser.ts";

/** Wider tables stay text, and so do the rows that would be more cells than this: layout looks at all cells for each row. */
const MOST_COLUMNS = 200;
const MOST_CELLS = 10_000;

/** How large a table is so far. */
export type TableSize = readonly [cells: number, characters: number];

export type Rule = Parameters<Parser["block"]["ruler"]["at"]>[1];
type State = Parameters<Rule>[0];

/**
 * Short rows are filled in with cells, so that little text can be many of them: a table ends before the row with which
 * it would have more cells than characters. Its size so far is kept with its first token, because a table that settles
 * in parts is taken up again with it, in `env.table`.
 */
export function limitTables(made: Parser, table: Rule): void {
  made.block.ruler.at(
    "table",
    (state, start, end, silent) => {
      if (!table(state, start, end, true)) return false;
      const columns = state.src.slice(state.bMarks[start + 1], state.eMarks[start + 1]).match(/-+/g)?.length ?? 0;
      if (columns > MOST_COLUMNS) return false;
      if (silent) return true;
      const opening = state.tokens.length;
      const [stop, ...size] = measure(state, start, end, columns);
      table(state, start, stop, false);
      Object.assign(state.tokens[opening] ?? {}, { meta: { size } });
      return true;
    },
    { alt: ["paragraph", "reference"] },
  );
}

/** @returns the line before which the table must end, and its size up to there: its cells and characters */
function measure(state: State, start: number, end: number, columns: number): [stop: number, ...TableSize] {
  let stop = start + 2;
  let [cells, characters] = (start === 0 && (state.env.table as TableSize | undefined)) || [columns, lengthOf(state, start) * 2];
  for (; stop < end && !state.isEmpty(stop); stop++) {
    const more = lengthOf(state, stop);
    if (cells + columns > Math.min(MOST_CELLS, characters + more)) break;
    cells += columns;
    characters += more;
  }
  return [stop, cells, characters];
}

function lengthOf({ bMarks, eMarks }: State, line: number): number {
  return eMarks[line]! - bMarks[line]! + 1; // safe: every line has its marks
}
