// What an element holds, by the names of its properties and fields.

import { isFieldOfLit } from "./lit.ts";
import type { ElementClass } from "./tags.ts";

/** The names under which an element of a class holds something. */
function namesOf(element: HTMLElement, elementClass: ElementClass): string[] {
  const properties = [...(elementClass.elementProperties?.keys() ?? [])].filter((name) => typeof name === "string");
  const fields = Object.keys(element).filter((name) => !isFieldOfLit(name));
  return [...new Set([...properties, ...fields])];
}

/** What an element holds now, read through the accessors of its class: Lit keeps values under a key of each class's own. */
export function fieldsOf(element: HTMLElement, elementClass: ElementClass): Map<string, unknown> {
  return new Map(namesOf(element, elementClass).map((name) => [name, (element as unknown as Record<string, unknown>)[name]]));
}

/** What a new element holds, for comparing with later: plain lists and objects are copied, as they may be changed in place. */
export function defaultsOf(element: HTMLElement, elementClass: ElementClass): Map<string, unknown> {
  return new Map([...fieldsOf(element, elementClass)].map(([name, value]) => [name, isPlain(value) ? copy(value) : value]));
}

/**
 * Gives an element back what it held before its constructor ran again: functions are the new ones, what nobody has
 * touched takes the new default, all else stays.
 * @returns the names that took a new default
 */
export function carryOver(
  element: HTMLElement,
  held: ReadonlyMap<string, unknown>,
  defaults: ReadonlyMap<string, unknown> | undefined,
): string[] {
  const fields = element as unknown as Record<string, unknown>;
  const renewed: string[] = [];
  for (const [name, value] of held) {
    const now = fields[name];
    if (Object.is(now, value) || typeof now === "function" || !(name in element)) continue;
    const untouched = defaults?.has(name) === true && plainlyEqual(value, defaults.get(name));
    if (untouched && (isPlain(now) || !isObject(now)) && !plainlyEqual(now, value)) renewed.push(name);
    else fields[name] = value;
  }
  return renewed;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isPlain(value: unknown): value is object {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function copy(value: unknown, depth = 0): unknown {
  if (!isPlain(value) || depth > 8) return value;
  return Array.isArray(value)
    ? value.map((part) => copy(part, depth + 1))
    : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part, depth + 1)]));
}

/** Whether two values are the same, or plain lists and objects of the same. */
export function plainlyEqual(one: unknown, other: unknown, depth = 0): boolean {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other) || depth > 8) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every(
    (name) =>
      Object.hasOwn(other, name) &&
      plainlyEqual((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name], depth + 1),
  );
}
