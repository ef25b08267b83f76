import { describe, isDescription, type Block, type Child, type Description, type GlobalOptions } from "./block.ts";

type Tag = keyof HTMLElementTagNameMap;
type ValueOf<E> = E extends { value: infer V } ? V : never;
type NativeDefault<T> = T extends "button" | "a" ? "click" : T extends "form" ? "submit" : "change";
type NativeOptions<E> = Partial<Omit<E, "style" | "children" | "classList">> & GlobalOptions;

/**
 * A native element as a block: `native("button", { type: "button" }, "Go")`. It can set off listeners,
 * and be an input or an output where it has a `value`.
 */
export function native<T extends Tag>(
  tag: T,
  options: NativeOptions<HTMLElementTagNameMap[T]> | Child = {},
  ...children: Child[]
): Block<
  ValueOf<HTMLElementTagNameMap[T]>,
  HTMLElementEventMap,
  Partial<HTMLElementTagNameMap[T]>,
  ValueOf<HTMLElementTagNameMap[T]>,
  NativeDefault<T>
> {
  const isChild = typeof options === "string" || isDescription(options);
  return describe(
    tag,
    undefined,
    isChild ? {} : (options as Record<string, unknown>),
    isChild ? [options as Child, ...children] : children,
  ) as Description;
}
