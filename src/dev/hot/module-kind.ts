// What a module is to hot reload: read from its code, after TypeScript is gone.

import { isOwnName, isScriptTag } from "../own-files.ts";

/** The parts of a syntax tree that are looked at here. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface ModuleKind {
  /** Its own classes that it exports, by the name that importers know. */
  readonly classes: readonly { readonly exported: string; readonly local: string }[];
  /** Its default export, where that is a value: maybe an app. */
  readonly app: Node | undefined;
}

const DEFINES = /\bcustomElements\s*\.\s*define\s*\(|\bcustomElement\s*\(|\bdefine\s*\(\s*[A-Z]/;

/**
 * Says how the next version of a module can be taken over in place.
 * @param isLibrary whether an import that names this library by a path leads to it
 * @returns undefined where it cannot: then its importers run again
 */
export function moduleKind(program: Node, code: string, isLibrary: (source: string) => boolean = () => false): ModuleKind | undefined {
  const body = program["body"] as Node[];
  const exported: { exported: string; local: string }[] = [];
  const classes = new Set<string>();
  let app: Node | undefined;
  let importsLibrary = false;
  for (const statement of body) {
    const source = (statement["source"] as { value?: string } | null | undefined)?.value;
    const isImport = statement.type === "ImportDeclaration" && source !== undefined;
    if (isImport && (isOwnName(source) || isScriptTag(source) || isLibrary(source))) importsLibrary = true;
    for (const name of classesIn((statement["declaration"] as Node | null | undefined) ?? statement)) classes.add(name);
    if (statement.type === "ExportAllDeclaration") return undefined;
    if (statement.type === "ExportDefaultDeclaration") {
      const declaration = statement["declaration"] as Node;
      if (/^(Function|Class)/.test(declaration.type) || declaration.type === "ArrowFunctionExpression") {
        if (declaration.type !== "ClassDeclaration" || !declaration["id"]) return undefined;
        exported.push({ exported: "default", local: nameOf(declaration["id"]) });
      } else app = statement;
    }
    if (statement.type === "ExportNamedDeclaration") {
      const declaration = statement["declaration"] as Node | null;
      if (declaration) {
        const names = classesIn(declaration);
        if (names.length === 0) return undefined;
        exported.push(...names.map((name) => ({ exported: name, local: name })));
      }
      for (const { local, exported: outside } of statement["specifiers"] as { local: Node; exported: Node }[]) {
        exported.push({ exported: nameOf(outside), local: source ? "" : nameOf(local) });
      }
    }
  }
  if (app) return exported.length === 0 && importsLibrary ? { classes: [], app } : undefined;
  const own = exported.filter(({ local }) => classes.has(local));
  if (exported.length === 0) return importsLibrary || DEFINES.test(code) ? { classes: [], app: undefined } : undefined;
  // A name that is imported and exported again is not ours to set; beside a definition it is taken to be the class.
  const onlyClasses = exported.every(({ local, exported: name }) => classes.has(local) || (local !== "" && /^[A-Z][a-z]/.test(name)));
  if (!onlyClasses || (own.length === 0 && !DEFINES.test(code))) return undefined;
  return hasTag(program, code) || DEFINES.test(code) ? { classes: own, app: undefined } : undefined;
}

/** A class that says its tag: this library's way, and that of authors whose pages define it themselves. */
function hasTag(_program: Node, code: string): boolean {
  return /\bstatic\s*\{?\s*(this\.)?tag\b/.test(code) || /\b[A-Z]\w*\.tag\s*=/.test(code);
}

function classesIn(statement: Node): string[] {
  if (statement.type === "ClassDeclaration") return statement["id"] ? [nameOf(statement["id"])] : [];
  if (statement.type !== "VariableDeclaration") return [];
  // `const` cannot be set anew. What decorators are made into is `let Name = class …`.
  if (statement["kind"] === "const") return [];
  return (statement["declarations"] as { id: Node; init: Node | null }[])
    .filter(({ init }) => init?.type === "ClassExpression")
    .map(({ id }) => nameOf(id));
}

function nameOf(node: unknown): string {
  const { name, value } = node as { name?: string; value?: string };
  return name ?? value ?? "";
}
