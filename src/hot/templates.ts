// A module that runs again makes new template literals, and Lit would build all its DOM anew. Templates with the same
// text are made one, so that only what was changed is built.

interface Result {
  readonly strings?: TemplateStringsArray;
  readonly _$litType$?: unknown;
}
type GetTemplate = (this: unknown, result: Result) => unknown;

/** Lit calls these, where the page has them, when it is loaded: the first in production, the second while developing. */
const HOOKS = ["litHtmlPolyfillSupport", "litHtmlPolyfillSupportDevMode"];
/** What the method is called in Lit's two builds. */
const METHODS = ["_$getTemplate", "_$AC"];

export function internTemplates(): void {
  const known = new Map<string, TemplateStringsArray>();
  const first = (result: Result): Result => {
    const { strings, _$litType$: type } = result;
    if (!strings) return result;
    const key = `${String(type)}\u0000${strings.join("\u0000")}`;
    const found = known.get(key);
    if (!found) known.set(key, strings);
    return !found || found === strings ? result : { ...result, strings: found };
  };
  for (const hook of HOOKS) {
    const page = window as unknown as Record<
      string,
      ((template: unknown, part: { prototype: Record<string, GetTemplate> }) => void) | undefined
    >;
    const before = page[hook];
    page[hook] = (template, part) => {
      before?.(template, part);
      for (const method of METHODS) {
        const getTemplate = part.prototype[method];
        if (getTemplate)
          part.prototype[method] = function (result) {
            return getTemplate.call(this, first(result));
          };
      }
    };
  }
}
