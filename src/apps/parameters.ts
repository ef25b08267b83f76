import { recordOf } from "../core/frozen.ts";
import { authorError, type HfError } from "../core/hf-error.ts";
import { bracesOf, fillTemplate, parseTemplate, plainBut, type Template } from "../app/markup/braces.ts";
import { elementById, lostOf } from "../app/lookup.ts";
import type { AnyBlock } from "../typescript/block.ts";
import { describedAs, isDescription } from "../typescript/description.ts";
import { placedElement } from "../typescript/placed.ts";

/** A finished app with a task. */
export interface TakesParameters extends HTMLElement {
  /** By option names; a block stands for its value. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What its markup says, by attribute names, with braces for values. */
  readonly written: ReadonlyMap<string, Template>;
}

/** The parameters of a task as a finished app has them: those of its property, over those of its markup. */
export class GivenParameters {
  /** The blocks whose values they take, to be read with the inputs of a run. */
  readonly elements: readonly Element[];
  /** What is wrong with the ids in braces that mean no block. They are text: one for a model may have braces of its own. */
  readonly lost: ReadonlyMap<string, HfError>;
  private readonly templates: ReadonlyMap<string, Template>;
  private readonly ids: readonly string[];
  private readonly blocks: readonly string[];

  /** @param own parameters that are properties of the app by themselves; the empty ones are not given */
  constructor(
    private readonly app: TakesParameters,
    own: Readonly<Record<string, string>>,
  ) {
    const { written, localName } = app;
    const parameters = recordOf(app.parameters);
    const said = Object.entries(own).filter(([, text]) => text !== "");
    const templates = [...said.map(([name, text]): [string, Template] => [name, parseTemplate(text)]), ...written];
    const ids = [...new Set(templates.flatMap(([, template]) => bracesOf(template)).map(({ id }) => id))];
    const find = (id: string) => elementById(id, app, `<${localName}>`);
    // In a `value` the braces are all that it is for.
    this.lost = "value" in own ? new Map() : lostOf(ids, find);
    this.templates = plainBut(templates, (id) => !this.lost.has(id));
    this.ids = ids.filter((id) => !this.lost.has(id));
    this.blocks = Object.keys(parameters).filter((name) => isDescription(parameters[name]));
    const placed = this.blocks.map((name) => {
      const block = parameters[name] as AnyBlock;
      const element = placedElement(block);
      if (!element) throw authorError(`<${localName}> takes “${name}” from ${describedAs(block)}, which is not on the page.`);
      return element;
    });
    this.elements = [...this.ids.map(find), ...placed];
  }

  /** @param values of `elements`, in order */
  filled(values: readonly unknown[]): Record<string, unknown> {
    const valueOf = (id: string) => values[this.ids.indexOf(id)];
    const fromMarkup = [...this.templates].map(([name, template]): [string, unknown] => [name, fillTemplate(template, valueOf)]);
    const fromBlocks = this.blocks.map((name, at): [string, unknown] => [name, values[this.ids.length + at]]);
    return { ...Object.fromEntries(fromMarkup), ...recordOf(this.app.parameters), ...Object.fromEntries(fromBlocks) };
  }
}
