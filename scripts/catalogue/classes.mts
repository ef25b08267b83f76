// Reads the classes of all tags: what the compiler knows of them and their documentation, and what they are when they run.
import { pathToFileURL } from "node:url";
import { API, SymbolFlags, type Checker, type Project, type Symbol, type Type } from "typescript/unstable/sync";
import { SyntaxKind, type Node } from "typescript/unstable/ast";
import type { CatalogueLine } from "../../src/catalogue.ts";

/** A sentence of documentation about something with a name. */
export interface Named {
  readonly name: string;
  readonly text: string;
}

export interface Property extends Named {
  readonly type: string;
  /** As it stands in the source of the class, where that is short and says something outside of it. */
  readonly standard: string | undefined;
  readonly readonly: boolean;
  /** Its attribute, if it has one, and how that is read. */
  readonly attribute: string | undefined;
  readonly reads: "string" | "number" | "boolean" | "other";
  readonly reflects: boolean;
  readonly from: Origin;
}

/** An attribute that is no property: the browser, or the app around it, reads it. */
export interface OtherAttribute extends Named {
  readonly type: string;
}

export interface FiredEvent extends Named {
  readonly type: string;
  /** The module of our own event classes. */
  readonly module: string | undefined;
  readonly from: Origin;
}

export interface Method extends Named {
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly optional: boolean }[];
  readonly gives: string;
  readonly from: Origin;
}

/** The class that something was declared in. */
export interface Origin {
  readonly name: string;
  readonly module: string;
}

/** A tag with its line and all that its class says. */
export interface Element extends CatalogueLine {
  readonly tag: string;
  readonly className: string;
  readonly text: string;
  readonly bases: readonly Origin[];
  readonly properties: readonly Property[];
  readonly attributes: readonly OtherAttribute[];
  readonly methods: readonly Method[];
  readonly events: readonly FiredEvent[];
  readonly slots: readonly Named[];
  readonly parts: readonly Named[];
  readonly styleProperties: readonly (Named & { readonly standard: string | undefined })[];
  readonly states: readonly Named[];
  readonly inForms: boolean;
}

/** What a class of ours gives when it runs. */
type RunningClass = (new () => object) & {
  readonly tag?: string;
  readonly formAssociated?: boolean;
  readonly elementProperties?: ReadonlyMap<string, { attribute?: boolean | string; type?: unknown; reflect?: boolean; state?: boolean }>;
};

/** @throws {Error} that says which line or class to mend */
export async function readElements(root: string, catalogue: Readonly<Record<string, CatalogueLine>>): Promise<Element[]> {
  const api = new API({ cwd: root });
  try {
    const project = api.updateSnapshot({ openProject: `${root}tsconfig.build.json` }).getProjects()[0];
    if (!project) throw new Error("The compiler does not open tsconfig.build.json.");
    const reader = new Reader(root, project);
    const elements: Element[] = [];
    for (const [tag, line] of Object.entries(catalogue)) elements.push(await reader.read(tag, line));
    return elements;
  } finally {
    api.close();
  }
}

class Reader {
  private readonly checker: Checker;
  private readonly source: string;
  /** The modules of src by their paths as the compiler writes them. */
  private readonly modules = new Map<string, string>();
  private readonly eventModules = new Map<string, string>();

  constructor(
    root: string,
    private readonly project: Project,
  ) {
    this.checker = project.checker;
    this.source = `${root}src/`;
    for (const file of project.program.getSourceFileNames()) {
      if (!file.startsWith(this.source)) continue;
      const module = file.slice(this.source.length);
      this.modules.set(file.toLowerCase(), module);
      if (module === "index.ts" || module.startsWith("cdn/")) continue;
      for (const { name } of this.exportsOf(file)) if (name.endsWith("Event")) this.eventModules.set(name, module);
    }
  }

  async read(tag: string, line: CatalogueLine): Promise<Element> {
    const path = `${this.source}${line.from}`;
    if (!this.project.program.getSourceFile(path))
      throw new Error(`The catalogue says that <${tag}> is in src/${line.from}, and there is no such file.`);
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    const found = Object.entries(module).find(([, value]) => typeof value === "function" && (value as RunningClass).tag === tag);
    if (!found) throw new Error(`src/${line.from} exports no class with \`static readonly tag = "${tag}"\`.`);
    const [className, running] = found as [string, RunningClass];
    if (className !== classNameOf(tag))
      throw new Error(`The class of <${tag}> in src/${line.from} is called ${className}. Call it ${classNameOf(tag)}.`);
    const symbol = this.exportsOf(path).find(({ name }) => name === className);
    if (!symbol) throw new Error(`The compiler finds no class ${className} in src/${line.from}.`);
    if (!this.tagNames().has(tag))
      throw new Error(
        `src/${line.from} does not say \`"${tag}": ${className}\` of HTMLElementTagNameMap, by which TypeScript knows the tag.`,
      );
    const lineage = this.lineage(symbol);
    const docs = new Docs(this.checker, lineage);
    if (docs.own("tag")[0]?.trim() !== tag) throw new Error(`The documentation of ${className} in src/${line.from} lacks \`@tag ${tag}\`.`);
    return {
      ...line,
      tag,
      className,
      text: this.checker.getDocumentationCommentOfSymbol(symbol),
      bases: lineage
        .slice(1)
        .map((base) => this.originOf(base))
        .filter((origin) => origin !== undefined),
      ...this.membersOf(symbol, lineage, running),
      attributes: docs.all("attr").map(readAttribute),
      events: docs.allWithOrigin("fires").map(([text, base]) => this.readEvent(text, base, line.from)),
      slots: docs.all("slot").map(readNamed),
      parts: docs.all("csspart").map(readNamed),
      styleProperties: docs.all("cssprop").map(readStyleProperty),
      states: docs.all("cssstate").map(readNamed),
      inForms: running.formAssociated === true,
    };
  }

  private tagNames(): Set<string> {
    const map = this.checker.resolveName("HTMLElementTagNameMap", SymbolFlags.Interface);
    return new Set(map && this.checker.getPropertiesOfType(this.checker.getDeclaredTypeOfSymbol(map)).map(({ name }) => name));
  }

  private exportsOf(file: string): readonly Symbol[] {
    const parsed = this.project.program.getSourceFile(file);
    const module = parsed && this.checker.getSymbolAtLocation(parsed);
    return module ? this.checker.getExportsOfModule(module) : [];
  }

  /** The classes that a class is made of, itself first, through mixins too; only those of src. */
  private lineage(symbol: Symbol): Symbol[] {
    if (this.moduleOf(symbol) === undefined) return [];
    return [...new Set([symbol, ...this.basesOf(symbol).flatMap((base) => this.lineage(base))])];
  }

  /** The classes right above one. */
  private basesOf(symbol: Symbol): Symbol[] {
    const types = this.checker.getDeclaredTypeOfSymbol(symbol).getBaseTypes() ?? [];
    return types
      .flatMap((type) => (type.isIntersectionType() ? (type.getTypes() ?? []) : [type]))
      .flatMap((type) => type.getSymbol() ?? []);
  }

  private moduleOf(symbol: Symbol): string | undefined {
    const path = symbol.declarations[0]?.path;
    return path === undefined ? undefined : this.modules.get(path.toLowerCase());
  }

  private originOf(symbol: Symbol): Origin | undefined {
    const module = this.moduleOf(symbol);
    return module === undefined ? undefined : { name: symbol.name, module };
  }

  private membersOf(symbol: Symbol, lineage: readonly Symbol[], running: RunningClass): { properties: Property[]; methods: Method[] } {
    const made = new running() as Record<string, unknown>;
    const foreign = this.foreignMembers(lineage);
    const properties: (Property & Place)[] = [];
    const methods: (Method & Place)[] = [];
    for (const member of this.checker.getPropertiesOfType(this.checker.getDeclaredTypeOfSymbol(symbol))) {
      const parent = lineage.findIndex(
        (one) => member.declarations[0]?.path === one.declarations[0]?.path && one.getMembers().has(member.escapedName),
      );
      const from = lineage[parent] && this.originOf(lineage[parent]);
      if (!from || !this.isPublic(member) || member.name.startsWith("~") || member.name.endsWith("Callback")) continue;
      const [declaration] = this.declarationsOf(member);
      const place = { parent, at: declaration?.pos ?? 0 };
      if (!(member.flags & SymbolFlags.Method)) properties.push({ ...this.property(member, from, running, made), ...place });
      else if (!foreign.has(member.name)) methods.push({ ...this.method(member, from), ...place });
    }
    const silent = properties.find(({ text, attribute }) => attribute !== undefined && text === "");
    if (silent) throw new Error(`${silent.from.name} in src/${silent.from.module} has no sentence of documentation for “${silent.name}”.`);
    return { properties: inOrder(properties).filter(isTold), methods: inOrder(methods).filter(isTold) };
  }

  /** What the classes that are not ours have: to override it is no news. */
  private foreignMembers(lineage: readonly Symbol[]): Set<string> {
    const foreign = lineage.flatMap((symbol) => this.basesOf(symbol)).filter((base) => this.moduleOf(base) === undefined);
    const types = foreign.map((base) => this.checker.getDeclaredTypeOfSymbol(base));
    return new Set(types.flatMap((type) => this.checker.getPropertiesOfType(type)).map(({ name }) => name));
  }

  private isPublic(member: Symbol): boolean {
    if (this.checker.getJsDocTagsOfSymbol(member).some(({ name }) => name === "internal")) return false;
    return !this.declarationsOf(member).some(({ modifiers }) =>
      modifiers?.some(({ kind }) => kind === SyntaxKind.PrivateKeyword || kind === SyntaxKind.ProtectedKeyword),
    );
  }

  private declarationsOf(member: Symbol): Declaration[] {
    return member.declarations.flatMap((handle) => (handle.resolve(this.project) as Declaration | undefined) ?? []);
  }

  private property(member: Symbol, from: Origin, running: RunningClass, made: Record<string, unknown>): Property {
    const declarations = this.declarationsOf(member);
    const reactive = running.elementProperties?.get(member.name);
    const written = reactive && !reactive.state && reactive.attribute !== false;
    const attribute = typeof reactive?.attribute === "string" ? reactive.attribute : member.name.toLowerCase();
    const type = this.checker.getTypeOfSymbol(member);
    const isValue = member.name === "value" && !reactive && from.name === "HfValueElement";
    return {
      name: member.name,
      text: this.checker.getDocumentationCommentOfSymbol(member),
      type: this.typeText(type, declarations),
      standard: standardOf(made[member.name]),
      readonly:
        declarations.every(({ kind }) => kind === SyntaxKind.GetAccessor) ||
        declarations.some(({ modifiers }) => modifiers?.some(({ kind }) => kind === SyntaxKind.ReadonlyKeyword)),
      attribute: written ? attribute : isValue ? "value" : undefined,
      reads: reactive?.type === Number ? "number" : reactive?.type === Boolean ? "boolean" : isString(type) ? "string" : "other",
      reflects: reactive?.reflect === true,
      from,
    };
  }

  /** What the compiler says, which knows what stands for a type's parameters; what the author wrote, where that is too much. */
  private typeText(type: Type | undefined, declarations: readonly Declaration[]): string {
    const text = type ? this.checker.typeToString(type) : "unknown";
    const [written] = declarations.flatMap((declaration) => declaration.type?.getText() ?? []);
    return text.length > 100 && written ? written.replace(/\s+/g, " ") : text;
  }

  private method(member: Symbol, from: Origin): Method {
    const type = this.checker.getTypeOfSymbol(member);
    const signature = type && this.checker.getSignaturesOfType(type, 0)[0];
    const gives = signature && this.checker.getReturnTypeOfSignature(signature);
    return {
      name: member.name,
      text: this.checker.getDocumentationCommentOfSymbol(member),
      parameters: (signature?.getParameters() ?? []).map((parameter) => {
        const given = this.checker.getTypeOfSymbol(parameter);
        const [declaration] = this.declarationsOf(parameter);
        return {
          name: parameter.name,
          type: given ? this.checker.typeToString(given) : "unknown",
          optional: declaration?.questionToken !== undefined || declaration?.initializer !== undefined,
        };
      }),
      gives: gives ? this.checker.typeToString(gives) : "void",
      from,
    };
  }

  private readEvent(text: string, base: Symbol, file: string): FiredEvent {
    const [, type = "", name = "", says = ""] = /^\{(\w+)\}\s+([\w-]+)\s*-?\s*([^]*)$/.exec(text) ?? [];
    if (!type) throw new Error(`In src/${file} or a class it extends, \`@fires ${text}\` is not \`@fires {Type} name - text\`.`);
    const module = this.eventModules.get(type);
    if (!module && !/^([A-Z][a-z]+)?Event$/.test(type)) throw new Error(`\`@fires {${type}}\`: no module of src exports an event ${type}.`);
    return { name, type, text: says, module, from: this.originOf(base) ?? { name: base.name, module: file } };
  }
}

/** Where a member stands: the nearest class first, and in it from top to bottom. */
interface Place {
  readonly parent: number;
  readonly at: number;
}

/** What has no sentence is there for our own rooms. */
function isTold({ text }: Named): boolean {
  return text !== "";
}

function inOrder<T extends Place>(members: T[]): T[] {
  return members.sort((one, other) => one.parent - other.parent || one.at - other.at);
}

type Declaration = Node & {
  readonly modifiers?: readonly Node[];
  readonly questionToken?: Node;
  readonly initializer?: Node;
  readonly type?: Node;
};

/** The documentation tags of a class and of those that it is made of. */
class Docs {
  constructor(
    private readonly checker: Checker,
    private readonly lineage: readonly Symbol[],
  ) {}

  own(tag: string): string[] {
    return this.lineage.slice(0, 1).flatMap((symbol) => this.tagsOf(symbol, tag));
  }

  all(tag: string): string[] {
    return this.allWithOrigin(tag).map(([text]) => text);
  }

  /** The nearest class has the word where several speak of the same name. */
  allWithOrigin(tag: string): (readonly [text: string, from: Symbol])[] {
    const found = new Map<string, readonly [string, Symbol]>();
    for (const symbol of this.lineage)
      for (const text of this.tagsOf(symbol, tag)) {
        const name = readNamed(text.replace(/^\{[^}]*\}\s*/, "")).name;
        if (!found.has(name)) found.set(name, [text, symbol]);
      }
    return [...found.values()];
  }

  private tagsOf(symbol: Symbol, tag: string): string[] {
    return this.checker.getJsDocTagsOfSymbol(symbol).flatMap(({ name, text }) => (name === tag ? [text ?? ""] : []));
  }
}

/** What the class of a tag is called. */
export function classNameOf(tag: string): string {
  return tag.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function readNamed(text: string): Named {
  const [, name = "", says = ""] = /^(\S*?)\s*-\s+([^]*)$/.exec(text) ?? /^(\S+)\s*([^]*)$/.exec(text) ?? [];
  return { name, text: says };
}

function readAttribute(text: string): OtherAttribute {
  const [, type = "string", rest = text] = /^\{([^}]*)\}\s*([^]*)$/.exec(text) ?? [];
  return { ...readNamed(rest), type };
}

function readStyleProperty(text: string): Named & { readonly standard: string | undefined } {
  const [, name, standard, says] = /^\[(\S+)=([^\]]+)\]\s*-\s*([^]*)$/.exec(text) ?? [];
  return name === undefined ? { ...readNamed(text), standard: undefined } : { name, standard, text: says ?? "" };
}

function standardOf(value: unknown): string | undefined {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return JSON.stringify(value);
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? JSON.stringify(value) : undefined;
}

/** Whether it is a text, or one of some words. */
function isString(type: Type | undefined): boolean {
  if (!type) return false;
  if (type.isUnionType()) return (type.getTypes() ?? []).every(isString);
  return type.isStringLiteralType() || (type.isIntrinsicType() && (type as Type & { intrinsicName: string }).intrinsicName === "string");
}
