import type { Parser, References } from "./parser.ts";
import type { Rule } from "./tables.ts";

/** A definition at the end of an open text is none until its line ends: of `[1]: see the note` the first word looks like an address. */
export function holdDefinitions(made: Parser, reference: Rule): void {
  made.block.ruler.at("reference", (state, line, end, silent) => {
    const { env, src, tokens } = state;
    // Of a footnote: what it says is no address.
    if (src.startsWith("[^", (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0))) return false;
    const found = reference(state, line, end, silent);
    if (!found || silent || !env.open || state.line < state.lineMax || src.endsWith("\n")) return found;
    const label = labelOf(tokens.at(-1));
    // The first of a label counts.
    if (label !== undefined && tokens.findIndex((token) => labelOf(token) === label) === tokens.length - 1) {
      delete (env.references as References)[label];
    }
    return (env.dropped = true);
  });
}

function labelOf(token: { type: string; meta: unknown } | undefined): string | undefined {
  return token?.type === "reference_definition" ? (token.meta as { label: string }).label : undefined;
}
