// All that is known here of how Lit is made. Elements of authors are made with it too, and most of this is no part of its
// API: where a name is gone in a later version, elements still change, but more of them is built anew.

/** What every reactive element has. In Lit's API. */
export interface LitLike {
  requestUpdate(): void;
  readonly updateComplete: Promise<unknown>;
}

export function isLit(element: HTMLElement): element is HTMLElement & LitLike {
  return "requestUpdate" in element && "updateComplete" in element;
}

/** Lit keeps with a root what it has drawn there, and draws into that from then on. */
export function forgetDrawn(root: ShadowRoot): void {
  Reflect.deleteProperty(root, "_$litPart$");
}

/** A part of an element that its constructor adds. In Lit's API. */
export interface Controller {
  readonly constructor: { readonly name: string };
}

export interface ControllerHost {
  addController(controller: Controller): void;
}

/** Fields that Lit itself keeps on an element: its state is not the author's, and goes on as it is. */
const OWN_FIELDS = /^(_\$|__)|^(renderOptions|renderRoot|isUpdatePending|hasUpdated)$/;

export function isFieldOfLit(name: string): boolean {
  return OWN_FIELDS.test(name);
}

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

/** What a template gives to be rendered. */
interface TemplateResult {
  readonly strings?: TemplateStringsArray;
  /** Whether it is HTML, SVG or MathML: two of the same text may differ in it. */
  readonly _$litType$?: unknown;
}

type GetTemplate = (this: unknown, result: TemplateResult) => unknown;
type Hook = (template: unknown, part: { readonly prototype: Record<string, GetTemplate> }) => void;

/** Lit calls these, where the page has them, when it is loaded: the first in production, the second while developing. */
const HOOKS = ["litHtmlPolyfillSupport", "litHtmlPolyfillSupportDevMode"];
/** What finds the template for a result is called in Lit's two builds: there is no other place to make two results one. */
const GET_TEMPLATE = ["_$getTemplate", "_$AC"];

/** Lets each template that Lit renders be exchanged for another one before it is looked up. */
function exchangeTemplates(exchange: (result: TemplateResult) => TemplateResult): void {
  const page = window as unknown as Record<string, Hook | undefined>;
  for (const hook of HOOKS) {
    const before = page[hook];
    page[hook] = (template, part) => {
      before?.(template, part);
      for (const method of GET_TEMPLATE) {
        const getTemplate = part.prototype[method];
        if (getTemplate)
          part.prototype[method] = function (result) {
            return getTemplate.call(this, exchange(result));
          };
      }
    };
  }
}
