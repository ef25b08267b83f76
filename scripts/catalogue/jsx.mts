// Types of all tags for JSX: what is the same for each framework, and a module for each that makes it known there.
import { attributesOf, type Attribute } from "./attributes.mts";
import { eventsOf } from "./builders.mts";
import type { Element, Property } from "./classes.mts";
import { comment, type Files } from "./files.mts";

export function jsxFiles(elements: readonly Element[]): Files {
  return {
    "types/elements.d.ts": shared(elements),
    ...Object.fromEntries(
      FRAMEWORKS.map((framework) => [`types/${framework.module.replace("-js", "")}.d.ts`, moduleFor(framework, elements)]),
    ),
    // What is left of these modules when the program runs.
    "types/nothing.js": "export {};\n",
    // Of a style sheet: to import it is all there is to it.
    "types/nothing.d.ts": "export {};\n",
  };
}

function shared(elements: readonly Element[]): string {
  const classes = elements.map(({ className }) => className);
  const events = elements.flatMap((element) => Object.values(eventsOf(element))).flatMap((type) => type.match(/Hf\w+/g) ?? []);
  return `import type { ${[...new Set([...classes, ...events])].sort().join(", ")} } from "hf-blocks";

/** A number or a switch as an attribute, where the framework writes one. */
type NumberText = number | \`\${number}\`;
type Switch = boolean | "" | undefined;
/** What may be set as the value of an element. */
type ValueOf<C extends { readonly value: unknown }> = C extends { readonly "~accepts"?: infer A } ? (unknown extends A ? C["value"] : A) : C["value"];

/** The properties and attributes of each tag. */
export interface ElementProperties {
${elements.map((element) => `"${element.tag}": { ${propertiesOf(element).join("\n")} };`).join("\n")}
}

/** The events of each tag, by name. */
export interface ElementEvents {
${elements.map((element) => `"${element.tag}": { ${eventLines(element)} };`).join("\n")}
}

/** The class of each tag. */
export interface ElementClasses {
${elements.map(({ tag, className }) => `"${tag}": ${className};`).join("\n")}
}
`;
}

function propertiesOf(element: Element): string[] {
  const settable = element.properties.filter(({ readonly }) => !readonly);
  const names = new Set(settable.map(({ name }) => name));
  const lines = settable.map((property) => line(property.name, property.text, propertyType(property, element.className)));
  for (const attribute of attributesOf(element))
    if (!names.has(attribute.name)) lines.push(line(attribute.name, attribute.text, attributeType(attribute, element.className)));
  return lines;
}

function line(name: string, text: string, type: string): string {
  return `${comment(text)}\n${/^\w+$/.test(name) ? name : `"${name}"`}?: ${type} | undefined;`;
}

function propertyType({ name, reads, attribute, from }: Property, className: string): string {
  if (name === "value" && from.name !== className) return `ValueOf<${className}> | null`;
  return reads === "number" && attribute === name ? `${className}["${name}"] | NumberText` : `${className}["${name}"]`;
}

function attributeType({ type, property }: Attribute, className: string): string {
  if (type === "number") return "NumberText";
  if (type === "boolean") return "Switch";
  return property?.reads === "string" ? `${className}["${property.name}"]` : type;
}

function eventLines(element: Element): string {
  return Object.entries(eventsOf(element))
    .filter(([name]) => name.startsWith("hf-"))
    .map(([name, type]) => `"${name}": ${type};`)
    .join(" ");
}

/** How a framework says what every element takes, and how it listens to an event. */
interface Framework {
  readonly module: string;
  readonly imports: string;
  readonly attributes: string;
  readonly on: string;
  /** What it has beside: a comment, and a type by the tag `T`. */
  readonly more?: readonly [name: string, declaration: string];
}

const EXPLICIT = `/** \`prop:handler\` sets the property and \`attr:handler\` the attribute, whatever Solid would choose. */
type Explicit<Tag extends keyof ElementProperties> = {
  [Name in keyof ElementProperties[Tag] & string as \`prop:\${Name}\`]?: ElementProperties[Tag][Name];
} & { [Name in keyof ElementProperties[Tag] & string as \`attr:\${Name}\`]?: string | number | boolean | undefined };
`;

const FRAMEWORKS: readonly Framework[] = [
  {
    module: "react",
    imports: "DetailedHTMLProps, HTMLAttributes",
    attributes: "DetailedHTMLProps<HTMLAttributes<ElementClasses[T]>, ElementClasses[T]>",
    on: "on",
  },
  { module: "preact", imports: "HTMLAttributes", attributes: "HTMLAttributes<ElementClasses[T]>", on: "on" },
  { module: "solid-js", imports: "JSX", attributes: "JSX.HTMLAttributes<ElementClasses[T]>", on: "on:", more: ["Explicit", EXPLICIT] },
];

function moduleFor(
  { module, imports, attributes, on, more: [more, declaration] = ["", ""] }: Framework,
  elements: readonly Element[],
): string {
  return `import type { ${imports} } from "${module}";
import type { ElementClasses, ElementEvents, ElementProperties } from "./elements.d.ts";

/** \`${on}hf-like\` for the event \`hf-like\`. */
type Events<Tag extends keyof ElementEvents> = { [Name in keyof ElementEvents[Tag] & string as \`${on}\${Name}\`]?: ((event: ElementEvents[Tag][Name]) => void) | undefined };
${declaration}type Of<T extends keyof ElementClasses> = ElementProperties[T] & Events<T> & ${more && `${more}<T> & `}Omit<${attributes}, keyof ElementProperties[T]>;

declare module "${module}" {
  namespace JSX {
    interface IntrinsicElements {
${elements.map(({ tag }) => `"${tag}": Of<"${tag}">;`).join("\n")}
    }
  }
}
`;
}
