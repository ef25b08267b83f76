import temml from "temml";

/** Longer formulas, and those with deeper groups, are not even looked through. */
const LONGEST = 4000;
/** The typesetter of chemistry is slow, so its formulas may not be as long. */
const LONGEST_CHEMISTRY = 500;
/** Groups in groups. */
const DEEPEST = 30;
/** Parts in parts: a command can be made of two, and needs no group. */
const DEEPEST_PART = 2 * DEEPEST + 1;
/** Elements of the result. */
const MOST_ELEMENTS = 1000;
/** What the formula says, before it is built. */
const MOST_PARTS = 3000;
/** Tokens that commands of the formula's own may become. */
const MOST_TOKENS = 10_000;
/** How often such a command may use its arguments. */
const MOST_USES = 6;

const CHEMISTRY = /\\(?:ce|pu)(?![a-zA-Z@])/;
const DEFINITION = /\\(?:def|gdef|edef|xdef|let|futurelet|(?:re)?newcommand|providecommand)(?![a-zA-Z@])/;
const GROUPS = /\\(?:left|begin)(?![a-zA-Z@])|\\(?:right|end)(?![a-zA-Z@])|\\.|[{}]/gs;

type Settings = NonNullable<Parameters<typeof temml.render>[2]>;

/** What the typesetter builds before it makes nodes. */
export interface Built {
  readonly children?: readonly Built[];
  toNode(): Node;
}

/** What only looks like elements: pieces and texts. */
interface Part {
  readonly type?: string;
  readonly alignment?: string;
  readonly [name: string]: unknown;
}

/** The typesetter with what it does not say in its types. */
const inside = temml as unknown as {
  __parse(tex: string, settings: Settings): readonly Part[];
  __renderToMathMLTree(tex: string, settings: Settings): Built;
};

class TooLarge extends Error {}

/**
 * What the typesetter makes of a formula, `undefined` where the formula is too large. Each step is taken only when the
 * one before shows that it cannot be long: the text, then its parts, then its elements, and then their nodes.
 *
 * @throws where the formula is broken
 */
export function buildFormula(tex: string, settings: Settings): Built | undefined {
  if (isTooLong(tex) || depthOf(tex) > DEEPEST) return undefined;
  try {
    countParts(inside.__parse(tex, { ...settings, macros: ownCommands() }));
    const built = inside.__renderToMathMLTree(tex, { ...settings, macros: ownCommands() });
    countElements(built);
    return built;
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

function isTooLong(tex: string): boolean {
  if (!CHEMISTRY.test(tex)) return tex.length > LONGEST;
  return tex.length > LONGEST_CHEMISTRY || DEFINITION.test(tex);
}

function depthOf(tex: string): number {
  let [depth, deepest] = [0, 0];
  for (const [mark] of tex.matchAll(GROUPS)) {
    if (mark === "{" || mark === "\\left" || mark === "\\begin") deepest = Math.max(deepest, ++depth);
    else if (mark === "}" || mark === "\\right" || mark === "\\end") depth--;
  }
  return deepest;
}

/** Where the typesetter keeps the commands that a formula defines: they may not grow without end. */
function ownCommands(): object {
  let tokens = 0;
  const watched = new WeakSet<Expander>();
  const watch = (expander: Expander) => {
    if (watched.has(expander)) return;
    watched.add(expander);
    const push = expander.pushTokens;
    expander.pushTokens = function (more) {
      if ((tokens += more.length) > MOST_TOKENS) throw new TooLarge();
      push.call(this, more);
    };
  };
  return new Proxy<Record<string, unknown>>(Object.create(null) as Record<string, unknown>, {
    set(commands, name: string, definition) {
      commands[name] = isExpandable(definition) ? bounded(definition, watch) : definition;
      return true;
    },
  });
}

interface Expander {
  pushTokens(tokens: readonly unknown[]): void;
}

interface Definition {
  readonly tokens: readonly { readonly text: string }[];
}

function isExpandable(definition: unknown): definition is Definition {
  return typeof definition === "object" && definition !== null && !("unexpandable" in definition && definition.unexpandable);
}

function bounded(definition: Definition, watch: (expander: Expander) => void): (expander: Expander) => Definition {
  if (definition.tokens.filter(({ text }) => text === "#").length > MOST_USES) throw new TooLarge();
  return (expander) => {
    watch(expander);
    return definition;
  };
}

/** Counts each part as often as it will be built. @throws {TooLarge} as soon as they are too many or too deep */
export function countParts(parts: unknown): number {
  let count = 0;
  const visit = (value: unknown, depth: number, times: number) => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) return value.forEach((item) => visit(item, depth, times));
    const part = value as Part;
    if (part.type === undefined) return;
    count += times;
    const within = part.type === "ordgroup" || part.type === "styling" ? depth : depth + 1;
    if (count > MOST_PARTS || within > DEEPEST_PART) throw new TooLarge();
    for (const [name, inner] of Object.entries(part)) visit(inner, within, times * timesBuilt(part, name));
  };
  visit(parts, 0, 1);
  return count;
}

/** The typesetter builds these more than once, so that their cost doubles with each level. */
function timesBuilt({ type, alignment }: Part, name: string): number {
  if (name !== "body") return 1;
  if (type === "cancelto") return 3;
  return type === "lap" && alignment === "llap" ? 2 : 1;
}

function countElements(built: Built): void {
  let count = 0;
  const visit = (node: Built) => {
    if (!node.children) return;
    if (++count > MOST_ELEMENTS) throw new TooLarge();
    node.children.forEach(visit);
  };
  visit(built);
}
