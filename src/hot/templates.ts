import { exchangeTemplates } from "./lit.ts";

/**
 * A module that runs again makes new template literals, and Lit would build all its DOM anew. Templates with the same
 * text are made one, so that only what was changed is built.
 */
export function internTemplates(): void {
  const known = new Map<string, TemplateStringsArray>();
  exchangeTemplates((result) => {
    const { strings, _$litType$: type } = result;
    if (!strings) return result;
    const key = `${String(type)}\u0000${strings.join("\u0000")}`;
    const found = known.get(key);
    if (!found) known.set(key, strings);
    return !found || found === strings ? result : { ...result, strings: found };
  });
}
