import type { Parser, References } from "./parser.ts";
import type { Rule } from "./tables.ts";

/** A definition at the end of an open text is none until its line ends: of `[1]: see the note` the first word looks like an address. */
export function holdDefinitions(made: Parser, reference: Rule): void {
  made.block.ruler.at("reference", (state, line, end, silent) => {
    const { env, src } = state;
    const known = env.references as References;
    env.references = Object.create(known) as References;
    const found = reference(state, line, end, silent);
    if (found && env.open && state.line >= state.lineMax && !src.endsWith("\n")) env.dropped = true;
    else Object.assign(known, env.references);
    env.references = known;
    return found;
  });
}
