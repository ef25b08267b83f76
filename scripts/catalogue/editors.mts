// What editors read: custom data for VS Code, web-types for those of JetBrains.
import { attributesOf, type Attribute } from "./attributes.mts";
import type { Element } from "./classes.mts";
import type { Files } from "./files.mts";
import { json } from "./manifest.mts";

export function editorFiles(elements: readonly Element[], version: string): Files {
  return {
    "types/vscode.html-custom-data.json": json({ version: 1.1, tags: elements.map(tagData) }),
    "types/web-types.json": json({
      $schema: "https://json.schemastore.org/web-types",
      name: "hf-blocks",
      version,
      "js-types-syntax": "typescript",
      "description-markup": "markdown",
      contributions: { html: { elements: elements.map(webType) } },
    }),
  };
}

function tagData(element: Element): object {
  return {
    name: element.tag,
    description: { kind: "markdown", value: element.text },
    attributes: attributesOf(element).map((attribute) => ({
      name: attribute.name,
      description: { kind: "markdown", value: attribute.text },
      ...(attribute.type === "boolean" && { valueSet: "v" }),
      ...(wordsOf(attribute).length > 0 && { values: wordsOf(attribute).map((name) => ({ name })) }),
    })),
  };
}

function webType(element: Element): object {
  const named = ({ name, text }: { readonly name: string; readonly text: string }) => ({ name, description: text });
  return {
    ...named({ name: element.tag, text: element.text }),
    attributes: attributesOf(element).map((attribute) => ({
      ...named(attribute),
      value: attribute.type === "boolean" ? { kind: "no-value", type: "boolean" } : { type: attribute.type },
      ...(attribute.property?.standard && { default: attribute.property.standard }),
    })),
    slots: element.slots.map(named),
    js: {
      properties: element.properties.map((property) => ({
        ...named(property),
        type: property.type,
        ...(property.readonly && { "read-only": true }),
      })),
      events: element.events.map((event) => ({ ...named(event), type: event.type })),
    },
    css: {
      parts: element.parts.map(named),
      properties: element.styleProperties.map(named),
      "pseudo-classes": element.states.map(({ name, text }) => named({ name: `state(${name})`, text })),
    },
  };
}

/** The words that an attribute may say, where there are some. */
function wordsOf({ type }: Attribute): string[] {
  return [...type.matchAll(/"([^"]*)"/g)].flatMap(([, word]) => word || []);
}
