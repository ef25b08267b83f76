// What can be changed in a source file: one small fault each, as a person makes it.
import { parseAst } from "vite";

/** One change of a file's text. */
export interface Change {
  /** Path from the root of the project. */
  readonly file: string;
  /** The whole file as it was read. */
  readonly text: string;
  /** The functions and classes around it, the innermost last. */
  readonly inside: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

type Edit = readonly [start: number, end: number, to: string];

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "+=": ["-="],
  "-=": ["+="],
  "*=": ["/="],
  "??=": ["="],
  "||=": ["="],
  "&&=": ["="],
  "++": ["--"],
  "--": ["++"],
};

/** Methods of which one is easily written for the other. */
const METHODS = new Map(
  Object.entries({
    some: "every",
    every: "some",
    find: "findLast",
    findLast: "find",
    findIndex: "findLastIndex",
    findLastIndex: "findIndex",
    indexOf: "lastIndexOf",
    lastIndexOf: "indexOf",
    startsWith: "endsWith",
    endsWith: "startsWith",
    push: "unshift",
    unshift: "push",
    shift: "pop",
    pop: "shift",
    min: "max",
    max: "min",
    floor: "ceil",
    ceil: "floor",
  }),
);

/** Methods that give the same kind of value as they are called on. */
const STEPS = ["filter", "slice", "trim", "sort", "toSorted", "reverse", "toReversed", "flat", "replace", "replaceAll", "toLowerCase"];

/** What of TypeScript's own has code inside. */
const TYPED = ["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression", "TSParameterProperty"];

/** In characters. */
const MOST_AROUND = 100;

/** The changes of a file, those of one place together. */
export function changesOf(file: string, text: string): Change[][] {
  const places: Change[][] = [];

  function walk(node: Node, inside: readonly string[], parent: Node): void {
    if (node.type.startsWith("TS") && !TYPED.includes(node.type)) return;
    if (node.type === "ImportDeclaration" || node["source"] instanceof Object || node["declare"] === true) return;
    const around = nameOf(node, parent, inside) ?? inside;
    const edits = editsOf(node, parent, text);
    if (edits.length > 0) places.push(edits.map((edit) => ({ file, text, inside, ...asSeen(edit, node, parent, text) })));
    for (const child of childrenOf(node)) walk(child, around, node);
  }

  const program = parseAst(text, { lang: "ts" }) as unknown as Node;
  walk(program, [], program);
  return places;
}

export function applied({ text, start, end, to }: Change): string {
  return text.slice(0, start) + to + text.slice(end);
}

/** A change with so much around it that a reader knows what it does. */
function asSeen([from, to, put]: Edit, node: Node, parent: Node, text: string): Pick<Change, "start" | "end" | "from" | "to"> {
  const isLone = node.type === "Literal" && parent.end - parent.start <= MOST_AROUND;
  const [start, end] = node.type === "IfStatement" ? [node.start, to + 1] : isLone ? [parent.start, parent.end] : [node.start, node.end];
  return { start, end, from: text.slice(start, end), to: text.slice(start, from) + put + text.slice(to, end) };
}

function childrenOf(node: Node): Node[] {
  const values = Object.entries(node).flatMap(([key, value]) => (isName(node, key) ? [] : (value as unknown)));
  return values.filter((value): value is Node => typeof value === "object" && value !== null && "type" in value && "start" in value);
}

/** The name of a property says which one it is: another name would be another program. */
function isName(node: Node, key: string): boolean {
  return key === "key" && node["computed"] === false;
}

function nameOf(node: Node, parent: Node, inside: readonly string[]): readonly string[] | undefined {
  const named = ["FunctionDeclaration", "ClassDeclaration", "FunctionExpression", "ArrowFunctionExpression"].includes(node.type);
  if (!named) return undefined;
  const { name } = (node["id"] ?? parent["key"] ?? (parent.type === "VariableDeclarator" ? parent["id"] : undefined) ?? {}) as {
    name?: string;
  };
  return name === undefined ? undefined : [...inside, name];
}

function editsOf(node: Node, parent: Node, text: string): Edit[] {
  const of = (one: unknown) => text.slice((one as Node).start, (one as Node).end);
  const whole = (to: string): Edit => [node.start, node.end, to];
  const at = (key: string) => node[key] as Node;
  /** Of what stands between two parts. */
  const between = (start: number, end: number, what: string, to: string): Edit => {
    const place = text.indexOf(what, start);
    if (place < 0 || place + what.length > end) throw new Error(`There is no ${what} in ${text.slice(start, end)}.`);
    return [place, place + what.length, to];
  };
  const operator = String(node["operator"]);

  switch (node.type) {
    case "BinaryExpression":
      if (operator === "in" || operator === "instanceof") return [whole(`!(${of(node)})`)];
      // No text can be taken from another.
      if (operator === "+" && [at("left"), at("right")].some(isText)) return [];
      return (OPERATORS[operator] ?? []).map((to) => between(at("left").end, at("right").start, operator, to));
    case "AssignmentExpression":
      return (OPERATORS[operator] ?? []).map((to) => between(at("left").end, at("right").start, operator, to));
    case "UpdateExpression":
      return (OPERATORS[operator] ?? []).map((to) => whole(node["prefix"] ? to + of(at("argument")) : of(at("argument")) + to));
    case "LogicalExpression":
      if (operator === "??") return [whole(`(${of(at("left"))})`), whole(`(${of(at("right"))})`)];
      return [whole(`(${of(at("left"))} ${operator === "&&" ? "||" : "&&"} ${of(at("right"))})`)];
    case "UnaryExpression":
      return operator === "!" || operator === "-" ? [whole(of(at("argument")))] : [];
    case "ConditionalExpression":
      return [whole(`(${of(at("consequent"))})`), whole(`(${of(at("alternate"))})`)];
    case "IfStatement":
      return ["true", "false"].map((to) => [at("test").start, at("test").end, to]);
    case "WhileStatement":
    case "DoWhileStatement":
      return [[at("test").start, at("test").end, "false"]];
    case "BlockStatement":
      return isBody(parent) && (node["body"] as Node[]).length > 0 ? [whole("{}")] : [];
    case "ArrowFunctionExpression":
      return at("body").type === "BlockStatement" || of(at("body")) === "undefined"
        ? []
        : [[at("body").start, at("body").end, "undefined"]];
    case "ExpressionStatement":
      return isRemovable(at("expression")) ? [whole(";")] : [];
    case "ReturnStatement":
      if (node["argument"] === null) return [whole(";")];
      return of(at("argument")) === "undefined" ? [whole(";")] : [[at("argument").start, at("argument").end, "undefined"]];
    case "ThrowStatement":
    case "ContinueStatement":
    case "BreakStatement":
      return [whole(";")];
    case "Literal":
      return literal(node, of(node)).map(whole);
    case "TemplateLiteral":
      return parent.type === "TaggedTemplateExpression" || of(node) === "``" ? [] : [whole("``")];
    case "ArrayExpression":
      return (node["elements"] as Node[]).length > 0 ? [whole("[]")] : [];
    case "ObjectExpression":
      return (node["properties"] as Node[]).length > 0 ? [whole("{}")] : [];
    case "AwaitExpression":
      return [whole(of(at("argument")))];
    case "MemberExpression":
      return node["optional"] ? [between(at("object").end, node.end, "?.", node["computed"] ? "" : ".")] : [];
    case "CallExpression":
      return [...(node["optional"] ? [between(at("callee").end, node.end, "?.", "")] : []), ...otherMethod(node, of)];
    default:
      return [];
  }
}

function otherMethod(call: Node, of: (one: unknown) => string): Edit[] {
  const callee = call["callee"] as Node;
  if (callee.type !== "MemberExpression" || callee["computed"]) return [];
  const property = callee["property"] as Node;
  const name = of(property);
  const other = METHODS.get(name);
  if (other !== undefined) return [[property.start, property.end, other]];
  return STEPS.includes(name) && !callee["optional"] ? [[call.start, call.end, of(callee["object"])]] : [];
}

function literal({ value, regex }: Node, raw: string): string[] {
  if (regex || value === null) return [];
  if (typeof value === "boolean") return [String(!value)];
  if (typeof value === "number") return [value < 10 ? String(value + 1) : `${raw}0`];
  if (typeof value === "string") return [value === "" ? '"changed"' : '""'];
  return [];
}

function isText({ type, value }: Node): boolean {
  return type === "TemplateLiteral" || (type === "Literal" && typeof value === "string");
}

function isBody({ type }: Node): boolean {
  return ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression", "IfStatement", "ForOfStatement", "CatchClause"].includes(
    type,
  );
}

function isRemovable(expression: Node): boolean {
  if (expression.type === "CallExpression") return (expression["callee"] as Node).type !== "Super";
  return [
    "AwaitExpression",
    "AssignmentExpression",
    "UpdateExpression",
    "YieldExpression",
    "ChainExpression",
    "LogicalExpression",
    "UnaryExpression",
  ].includes(expression.type);
}
