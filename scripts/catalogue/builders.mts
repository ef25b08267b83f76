// The builders of all tags that have none written by hand, and the events of each as types.
import type { Element, FiredEvent } from "./classes.mts";
import { comment, importLines, type Files } from "./files.mts";

export function builderFiles(elements: readonly Element[]): Files {
  const inApps = (element: Element) => element.from.startsWith("apps/");
  return {
    "src/typescript/builders.ts": moduleOf(
      "src/typescript/",
      elements.filter((element) => !inApps(element)),
      "./block.ts",
    ),
    "src/apps/builders.ts": moduleOf("src/apps/", elements.filter(inApps), "../typescript/block.ts"),
  };
}

/** Whether its builder is made. */
export function hasBuilder({ builder }: Element): boolean {
  return builder === undefined;
}

export function builderName({ tag }: Pick<Element, "tag">): string {
  return tag.slice(3).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The event that a trigger means by the block alone; none for tags that fire nothing by themselves. */
export function defaultEvent({ event, value }: Element): string | undefined {
  return event ?? (value ? "change" : undefined);
}

/** What it fires, with what comes with its kind: an app's `change`, and focus and clicks as native fields and buttons have. */
export function eventsOf(element: Element): Record<string, string> {
  const fired = Object.fromEntries(element.events.map(({ name, type }) => [name, type]));
  if (element.inForms) Object.assign(fired, { focus: "FocusEvent", blur: "FocusEvent" });
  if (element.value && element.value !== "form") fired["change"] = fired["hf-change"] = "Event | HfChangeEvent";
  if (element.event === "click") fired["click"] = "MouseEvent";
  return fired;
}

function moduleOf(folder: string, elements: readonly Element[], block: string): string {
  const made = elements.filter(hasBuilder);
  const events = made.flatMap((element) =>
    element.events.filter((event): event is FiredEvent & { module: string } => event.module !== undefined),
  );
  const types = events.map(({ type, module }) => ({ name: type, module }));
  if (made.some((element) => eventsOf(element)["change"]?.includes("HfChangeEvent")))
    types.push({ name: "HfChangeEvent", module: "app/events.ts" });
  return `import { builder, type BlockOf } from "${block}";
${importLines(
  folder,
  made.map(({ className, from }) => ({ name: className, module: from })),
  "import",
)}
${importLines(folder, types)}

${made.map(builderOf).join("\n\n")}
`;
}

function builderOf(element: Element): string {
  const name = element.className.slice(2);
  const events = Object.entries(eventsOf(element)).map(([event, type]) => `${property(event)}: ${type};`);
  const attributes = element.attributes.filter(({ name }) => !GLOBAL.includes(name));
  const own = attributes.map(({ name, text, type }) => `${comment(text)}\n${property(name)}?: ${type};`);
  const lines = [`/** What it fires, by name. */\nexport interface ${name}Events { ${events.join(" ")} }`];
  if (own.length > 0) lines.push(`interface ${name}Attributes { ${own.join("\n")} }`);
  const event = defaultEvent(element);
  const types = `BlockOf<${element.className}, ${name}Events, ${event ? `"${event}"` : "string"}>${own.length > 0 ? `, ${name}Attributes` : ""}`;
  lines.push(`${comment(element.text)}\nexport const ${builderName(element)} = builder<${types}>(${element.className});`);
  return lines.join("\n");
}

/** Attributes that every block has in TypeScript: `GlobalOptions`. */
const GLOBAL = ["scope", "ttl", "private"];

function property(name: string): string {
  return /^\w+$/.test(name) ? name : `"${name}"`;
}
