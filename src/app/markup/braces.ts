/** `{id}` or `{id.path}` in an attribute: the value of a block, or a part of it. */
export interface Brace {
  readonly id: string;
  /** Keys from the block's value inwards. */
  readonly path: readonly string[];
}

/** A text with braces, taken apart: plain pieces and braces in turn. */
export type Template = readonly (string | Brace)[];

// An id starts with a letter, so that JSON such as {"a": 1} stays text. `{{id}}` is the text `{id}`, and a lone `{{` is a brace.
const BRACE = /\{\{(?:([^{}]*)\}\})?|\{([A-Za-z][\w-]*)((?:\.[\w-]+)*)\}/g;

export function parseTemplate(text: string): Template {
  const pieces: (string | Brace)[] = [];
  let plain = "";
  let at = 0;
  for (const match of text.matchAll(BRACE)) {
    plain += text.slice(at, match.index);
    at = match.index + match[0].length;
    const [, inner, id, path] = match;
    if (id === undefined) {
      plain += inner === undefined ? "{" : `{${inner}}`;
      continue;
    }
    if (plain !== "") pieces.push(plain);
    plain = "";
    pieces.push({ id, path: path ? path.slice(1).split(".") : [] });
  }
  plain += text.slice(at);
  if (plain !== "" || pieces.length === 0) pieces.push(plain);
  return pieces;
}

export function bracesOf(template: Template): Brace[] {
  return template.filter((piece): piece is Brace => typeof piece !== "string");
}

/** Templates in which those braces are text that mean nothing. */
export function plainBut(templates: Iterable<readonly [string, Template]>, isKnown: (id: string) => boolean): Map<string, Template> {
  const said = (piece: string | Brace) => (typeof piece === "string" || isKnown(piece.id) ? piece : textOfBrace(piece));
  return new Map([...templates].map(([name, template]) => [name, template.map(said)]));
}

/** A brace as its author wrote it. */
export function textOfBrace({ id, path }: Brace): string {
  return `{${[id, ...path].join(".")}}`;
}

/** The template with its braces filled in: a lone brace gives the value itself, inside text it is JSON unless a string. */
export function fillTemplate(template: Template, valueOf: (id: string) => unknown): unknown {
  const [first] = template;
  if (template.length === 1 && typeof first === "object") return valueAt(valueOf(first.id), first.path);
  return template.map((piece) => (typeof piece === "string" ? piece : toText(valueAt(valueOf(piece.id), piece.path)))).join("");
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (at === null || at === undefined) return undefined;
    if (typeof at === "string" ? key !== "length" : !(key in Object(at))) return undefined;
    // What all objects have is no part of a value.
    if (key in Object.prototype && !Object.hasOwn(Object(at) as object, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
    // A method is no value: `{ask.constructor.name}` means nothing.
    if (typeof at === "function") return undefined;
  }
  return at;
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}
