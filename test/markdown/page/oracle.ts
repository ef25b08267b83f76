// Judges what is left of an attack: structure, executions, violations, pollution. Requests are judged outside the page.

/** What went wrong, one sentence each. */
export type Findings = string[];

const FORBIDDEN = new Set(
  "script style iframe frame frameset object embed base meta link form portal fencedframe template input textarea select svg image video audio source applet marquee".split(
    " ",
  ),
);
const URLS = new Set(["href", "src", "xlink:href", "action", "formaction", "srcset", "poster", "data", "background", "cite", "ping"]);
const FOREIGN = /^(on.*|style|id|name|slot|part|srcdoc|is)$/;
const OWN_CLASSES =
  /^(tight|table|code|code-head|copy|piece|image|plain|run|task|check|done|host|math|source|broken|reasoning|left|right|flush-left|flush-right|apart|rule-(?:top|bottom|left|right)|language-\S{1,40}|hljs-[a-z_-]{1,30})$/;

// Vectors clobber `attributes`, `localName` and the like: the prototypes' own getters cannot be.
const getter = (prototype: object, name: string) => Object.getOwnPropertyDescriptor(prototype, name)!.get! as (this: unknown) => any;
const attributesOf = getter(Element.prototype, "attributes");
const localNameOf = getter(Element.prototype, "localName");

/** The forbidden structures below `root`. */
export function structureOf(root: Element | DocumentFragment): Findings {
  const findings: Findings = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Comment) continue;
    const name: string = localNameOf.call(node);
    if (FORBIDDEN.has(name)) findings.push(`an element <${name}>`);
    for (const attribute of attributesOf.call(node) as NamedNodeMap) {
      const problem = problemOf(attribute.name, attribute.value);
      if (problem) findings.push(`${problem} at <${name}>: ${attribute.name}=${JSON.stringify(attribute.value)}`);
    }
  }
  return findings;
}

function problemOf(name: string, value: string): string | undefined {
  if (FOREIGN.test(name)) return "a forbidden attribute";
  // eslint-disable-next-line no-control-regex
  const address = value.replace(/[\u0000-\u0020]/g, "");
  if (URLS.has(name) && /^(javascript|vbscript|data:(?!image\/(?:png|jpeg|gif|webp|avif)[;,]))/i.test(address)) return "a script URL";
  if (name === "class" && !value.split(" ").every((part) => OWN_CLASSES.test(part))) return "a class that is not ours";
  return undefined;
}

/** Remembers executions and violations from now on, and that prototypes stay as they are. */
export class Watch {
  private readonly seen: Findings = [];
  private readonly before = namesOfPrototypes();

  constructor() {
    for (const name of ["alert", "confirm", "prompt", "print"] as const) {
      Object.defineProperty(globalThis, name, { value: () => void this.seen.push(`${name}() was called`), configurable: true });
    }
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
      this.seen.push(`a violation of ${violatedDirective}: ${blockedURI} ${sample}`);
    });
    addEventListener("error", ({ message }) => void this.seen.push(`an error: ${message}`));
    addEventListener("unhandledrejection", ({ reason }) => void this.seen.push(`a rejection: ${reason}`));
    // Links of ours may lead to the web; here they need not.
    addEventListener("click", (event) => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      if (link && /^(https?|mailto):$/.test((link as HTMLAnchorElement).protocol)) event.preventDefault();
    });
  }

  /** What has happened since the last call. */
  take(): Findings {
    const names = namesOfPrototypes();
    if (names !== this.before) this.seen.push(`a prototype changed to ${names}`);
    return this.seen.splice(0);
  }
}

function namesOfPrototypes(): string {
  return [Object.prototype, Array.prototype, Element.prototype].map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join(";");
}

/** Clicks, focuses and hovers every element, save the buttons by which a person asks for a picture. */
export function touch(root: Element | DocumentFragment): void {
  for (const element of root.querySelectorAll<HTMLElement>("*")) {
    for (const type of ["pointerover", "mouseover", "mouseenter", "mousemove", "pointerdown", "mousedown"])
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    element.focus?.();
    if (!element.matches("button.image, button.copy"))
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true }));
  }
}
