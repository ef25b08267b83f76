// custom-elements.json: every tag with its attributes, properties, methods, events, slots, parts and styles, for tools.
import type { CustomElementDeclaration, JavaScriptModule, Package, Reference } from "custom-elements-manifest";
import { attributesOf } from "./attributes.mts";
import type { Element, Origin } from "./classes.mts";
import { definition } from "./define.mts";
import type { Files } from "./files.mts";

export function manifestFiles(elements: readonly Element[]): Files {
  const modules = new Map<string, JavaScriptModule>();
  const module = (path: string): Required<Pick<JavaScriptModule, "declarations" | "exports">> => {
    const made = modules.get(path) ?? { kind: "javascript-module", path, declarations: [], exports: [] };
    modules.set(path, made);
    return made as Required<JavaScriptModule>;
  };
  for (const element of elements) {
    const declaration = { name: element.className, module: built(element.from) };
    const home = module(declaration.module);
    home.declarations.push(declarationOf(element));
    home.exports.push({ kind: "js", name: element.className, declaration });
    const defines = module(built(definition(element).slice("src/".length)));
    defines.exports.push({ kind: "custom-element-definition", name: element.tag, declaration });
  }
  const manifest: Package = { schemaVersion: "2.1.0", modules: [...modules.values()] };
  return { "custom-elements.json": json(manifest) };
}

/** A value as the text of a file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function declarationOf(element: Element): CustomElementDeclaration {
  const inherited = (from: Origin) => (from.name === element.className ? {} : { inheritedFrom: referenceTo(from) });
  const [base] = element.bases;
  return {
    kind: "class",
    customElement: true,
    name: element.className,
    tagName: element.tag,
    description: element.text,
    superclass: base ? referenceTo(base) : { name: "LitElement", package: "lit" },
    attributes: attributesOf(element).map(({ name, text, type, property }) => ({
      name,
      description: text,
      type: { text: type },
      ...(property && { fieldName: property.name, ...standard(property), ...inherited(property.from) }),
    })),
    members: [
      ...element.properties.map(({ name, text, type, readonly, attribute, reflects, from, ...property }) => ({
        kind: "field" as const,
        name,
        description: text,
        type: { text: type },
        ...standard(property),
        ...(readonly && { readonly }),
        ...(attribute !== undefined && { attribute, reflects }),
        ...inherited(from),
      })),
      ...element.methods.map(({ name, text, parameters, gives, from }) => ({
        kind: "method" as const,
        name,
        description: text,
        parameters: parameters.map(({ name, type, optional }) => ({ name, type: { text: type }, ...(optional && { optional }) })),
        return: { type: { text: gives } },
        ...inherited(from),
      })),
    ],
    events: element.events.map(({ name, type, text, from }) => ({ name, description: text, type: { text: type }, ...inherited(from) })),
    slots: element.slots.map(described),
    cssParts: element.parts.map(described),
    cssProperties: element.styleProperties.map((property) => ({ ...described(property), ...standard(property) })),
    cssStates: element.states.map(described),
  };
}

function described({ name, text }: { readonly name: string; readonly text: string }): { name: string; description: string } {
  return { name, description: text };
}

function standard({ standard }: { readonly standard: string | undefined }): { default?: string } {
  return standard === undefined ? {} : { default: standard };
}

function referenceTo({ name, module }: Origin): Reference {
  return { name, module: built(module) };
}

/** Where a module of src is in the package. */
function built(module: string): string {
  return `dist/${module.replace(/\.ts$/, ".js")}`;
}
