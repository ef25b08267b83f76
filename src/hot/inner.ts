// What a person has done inside an element's template. Where the template changes, Lit builds it anew, and this is put back.

import { plainlyEqual, defaultsOf, fieldsOf } from "./fields.ts";
import { shadowRootOf } from "./once.ts";
import { tagOf, type ElementClass } from "./tags.ts";

/** One element of the template. */
interface Inner {
  readonly element: Element;
  readonly key: string;
  /** What a person has done to a native control. */
  readonly control: Readonly<Record<string, unknown>>;
  readonly selection: readonly [start: number, end: number, direction: "forward" | "backward" | "none"] | undefined;
  readonly scroll: readonly [left: number, top: number] | undefined;
  readonly focused: boolean;
  /** What a custom element holds and its template did not give it. */
  readonly held: ReadonlyMap<string, unknown>;
}

/** Notes what is inside an element, before its template is rendered anew. */
export function noteInner(element: Element): Inner[] {
  const root = shadowRootOf(element);
  if (!root) return [];
  const focused = root.activeElement;
  return keyed(root).map(([inner, key]) => ({
    element: inner,
    key,
    control: controlOf(inner),
    selection: selectionOf(inner),
    scroll: inner.scrollTop || inner.scrollLeft ? [inner.scrollLeft, inner.scrollTop] : undefined,
    focused: inner === focused,
    held: heldBy(inner),
  }));
}

/** Puts it back where the template was built anew. */
export async function restoreInner(element: Element, noted: readonly Inner[]): Promise<void> {
  const root = shadowRootOf(element);
  if (!root || noted.every((inner) => inner.element.isConnected)) return;
  const now = new Map(keyed(root).map(([inner, key]) => [key, inner]));
  const found = noted.flatMap((inner) => {
    const twin = now.get(inner.key);
    return twin && !inner.element.isConnected ? [[inner, twin] as const] : [];
  });
  for (const [{ control, held }, inner] of found) {
    Object.assign(inner, control);
    giveBack(inner, held);
  }
  await Promise.all(found.map(([, inner]) => (inner as { updateComplete?: Promise<unknown> }).updateComplete));
  for (const [{ selection, scroll, focused }, inner] of found) {
    if (focused && inner instanceof HTMLElement && !inner.matches(":focus-within")) inner.focus({ preventScroll: true });
    if (selection) (inner as HTMLInputElement).setSelectionRange(...selection);
    if (scroll) inner.scrollTo({ left: scroll[0], top: scroll[1], behavior: "instant" });
  }
}

/** The elements of a template by what makes them the same in its next version: id, name or part, else tag and order. */
function keyed(root: ShadowRoot): [Element, string][] {
  const counts = new Map<string, number>();
  return [...root.querySelectorAll("*")].map((element) => {
    const name = element.id
      ? `#${element.id}`
      : `${element.localName} ${element.getAttribute("name") ?? element.getAttribute("part") ?? ""}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return [element, `${name} ${count}`];
  });
}

function controlOf(element: Element): Record<string, unknown> {
  const { localName } = element;
  const { value, defaultValue, checked, defaultChecked, open } = element as HTMLInputElement & HTMLDetailsElement;
  if (localName === "details") return { open };
  if (localName === "select") return { value };
  if (localName !== "input" && localName !== "textarea") return {};
  if ((element as HTMLInputElement).type === "file") return {};
  return { ...(value === defaultValue ? {} : { value }), ...(checked === defaultChecked ? {} : { checked }) };
}

function selectionOf(element: Element): Inner["selection"] {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || element.selectionStart === null) return undefined;
  return [element.selectionStart, element.selectionEnd ?? element.selectionStart, element.selectionDirection ?? "none"];
}

function heldBy(element: Element): Map<string, unknown> {
  const tag = tagOf(element.constructor);
  if (!tag || !(element instanceof HTMLElement)) return new Map();
  const held = fieldsOf(element, tag.newest);
  if ("value" in element) held.set("value", element.value);
  return new Map(
    [...held].filter(
      ([name, value]) => typeof value !== "function" && isProperty(tag.newest, name) && !plainlyEqual(value, tag.defaults?.get(name)),
    ),
  );
}

function isProperty({ elementProperties }: ElementClass, name: string): boolean {
  return name === "value" || elementProperties?.has(name) === true;
}

/** What the new template gives, stays. */
function giveBack(element: Element, held: ReadonlyMap<string, unknown>): void {
  const tag = tagOf(element.constructor);
  if (!tag || held.size === 0 || !(element instanceof HTMLElement)) return;
  const now = defaultsOf(element, tag.newest);
  for (const [name, value] of held) {
    if (name === "value" || plainlyEqual(now.get(name), tag.defaults?.get(name))) Object.assign(element, { [name]: value });
  }
}
