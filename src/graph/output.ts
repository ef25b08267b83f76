import { counted } from "../core/counted.ts";
import { authorError, kindOf } from "../core/hf-error.ts";
import { isPlain } from "../core/frozen.ts";
import { itemsOf, namedItems, type Port, type Shape } from "./port.ts";

/** Returned or yielded for an output (or for all of them): leave it as it is. */
export const SKIP: unique symbol = Symbol.for("hf-blocks.skip") as never;
export type Skip = typeof SKIP;

const PATCH: unique symbol = Symbol.for("hf-blocks.update") as never;

/** What `update` gives: properties for a block, to be returned for an output. */
export interface Update<Options> {
  readonly [PATCH]: Options;
}

/**
 * Sets properties of an output block: `return update({ label: "Done", value: 3 })`. Only what is given changes.
 * @throws {HfError} author, where that is no record
 */
export function update<const P extends object>(properties: P): Update<P> {
  if (!isPlain(properties) || Array.isArray(properties))
    throw authorError(`update() got ${kindOf(properties)}. Pass the properties to set: update({ label: "Done" }).`);
  return { [PATCH]: properties };
}

/** The properties of an `update(…)`, or undefined for any other value. */
export function patchOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && PATCH in value ? (value[PATCH] as Record<string, unknown>) : undefined;
}

/** One value for one block. */
export type Write = readonly [port: Port, value: unknown];

/**
 * Takes a returned or yielded value apart: which block gets what.
 * `undefined` and `SKIP` leave a block (or all of them) as they are; a lone `null` empties all.
 * @param listener the listener's name, for messages
 * @throws {HfError} author, where the shape is not that of the outputs
 */
export function spread(result: unknown, outputs: Shape<Port>, listener: string): Write[] {
  if (result === undefined || result === SKIP) return [];
  return pairs(result, outputs, listener).filter(([, value]) => value !== undefined && value !== SKIP);
}

function pairs(result: unknown, outputs: Shape<Port>, listener: string): Write[] {
  if (outputs.kind === "none") return [];
  if (outputs.kind === "one") return [[outputs.item, result]];
  if (result === null) return itemsOf(outputs).map((port): Write => [port, null]);
  if (outputs.kind === "list" && Array.isArray(result)) return inOrder(result, outputs, listener);
  if (isPlain(result) && !Array.isArray(result)) return byName(result, outputs, listener);
  const ports = itemsOf(outputs);
  const expected = outputs.kind === "list" ? `a list of ${ports.length}` : "a record";
  const advice = ports.length > 0 ? `Return ${expected}, for ${names(ports)}.` : "Name the blocks that it writes, or return nothing.";
  throw authorError(`${listener} gave ${kindOf(result)}, but has ${counted(ports.length, "output")}. ${advice}`);
}

/** Outputs for which too many values came: of a hundred yields one warning is enough. */
const warned = new WeakSet<Shape<Port>>();

function inOrder(result: readonly unknown[], outputs: Shape<Port>, listener: string): Write[] {
  const ports = itemsOf(outputs);
  const given = `${listener} gave ${counted(result.length, "value")} for ${[counted(ports.length, "output"), names(ports)].filter(Boolean).join(": ")}.`;
  if (result.length < ports.length) throw authorError(`${given} Return one for each; SKIP leaves a block as it is.`);
  if (result.length > ports.length && !warned.has(outputs)) {
    warned.add(outputs);
    console.warn(`${given} The values left over are ignored.`);
  }
  return ports.map((port, index): Write => [port, result[index]]);
}

function byName(result: Record<string, unknown>, outputs: Shape<Port>, listener: string): Write[] {
  const named = namedItems(outputs);
  return Object.entries(result).map(([name, value]): Write => {
    const port = named.get(name);
    if (!port) throw authorError(`${listener} gave a value for “${name}”, which is none of its outputs: ${[...named.keys()].join(", ")}.`);
    return [port, value];
  });
}

function names(ports: readonly Port[]): string {
  return ports.map((port) => port.name).join(", ");
}
