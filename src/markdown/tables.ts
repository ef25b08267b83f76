import MarkdownIt from "markdown-it";
import type { Parser } from "./parser.ts";

/** Wider tables stay text, and so do the rows that would be more cells than this: layout looks at all cells for each row. */
const MOST_COLUMNS = 200;
const MOST_CELLS = 10_000;

/** How large a table is so far. */
export interface TableSize {
  readonly cells: number;
  readonly characters: number;
}

type Rule = Parameters<Parser["block"]["ruler"]["at"]>[1];
type State = Parameters<Rule>[0];

/**
 * Short rows are filled in with cells, so that little text can be many of them: a table ends before the row with which
 * it would have more cells than characters. Its size so far is kept with its first token, because a table that settles
 * in parts is taken up again with it, in `env.table`.
 */
export function limitTables(made: Parser): void {
  const single = new MarkdownIt();
  single.block.ruler.enableOnly("table");
  const table = single.block.ruler.getRules("")[0]!;
  made.block.ruler.at(
    "table",
    (state, start, end, silent) => {
      if (!table(state, start, end, true)) return false;
      const columns = lineAt(state, start + 1).match(/-+/g)!.length;
      if (columns > MOST_COLUMNS || silent) return columns <= MOST_COLUMNS;
      const { tokens, env } = state;
      const opening = tokens.length;
      const settled = start === 0 && env.continues === "table" ? (env.table as TableSize | undefined) : undefined;
      const { stop, ...size } = measure(state, start, end, columns, settled);
      table(state, start, stop, false);
      tokens[opening]!.meta = size;
      return true;
    },
    { alt: ["paragraph", "reference"] },
  );
}

/** @returns the line before which the table must end, and its size up to there */
function measure(state: State, start: number, end: number, columns: number, settled: TableSize | undefined): TableSize & { stop: number } {
  let stop = start + 2;
  let { cells, characters } = settled ?? { cells: columns, characters: lineAt(state, start).length + lineAt(state, start + 1).length };
  for (; stop < end && !state.isEmpty(stop); stop++) {
    const more = state.eMarks[stop]! - state.bMarks[stop]! + 1;
    if (cells + columns > Math.min(MOST_CELLS, characters + more)) break;
    cells += columns;
    characters += more;
  }
  return { stop, cells, characters };
}

function lineAt({ src, bMarks, eMarks }: State, line: number): string {
  return src.slice(bMarks[line], eMarks[line]);
}
