import { describe, type Block, type Child, type Description, type GlobalOptions } from "./block.ts";
import { isDescription } from "./description.ts";

type Tag = keyof HTMLElementTagNameMap;
/** What a native field holds as an input or output: of `<input>`s it depends on their type. */
type NativeValue<T extends Tag, O> = T extends "input"
  ? O extends { readonly type: "checkbox" }
    ? boolean
    : O extends { readonly type: "number" | "range" }
      ? number | null
      : O extends { readonly type: "file" }
        ? O extends { readonly multiple: true }
          ? File[]
          : File | null
        : string
  : HTMLElementTagNameMap[T] extends { value: infer V }
    ? V
    : never;
/** Options that an element does not have: of a type parameter the compiler would take any. */
type Unknown<O, Known> = { readonly [K in Exclude<keyof O, keyof Known>]: never };
type NativeDefault<T> = T extends "button" | "a" ? "click" : T extends "form" ? "submit" : "change";
type NativeOptions<E> = Partial<Omit<E, "style" | "children" | "classList">> & GlobalOptions;
/** The block of a native element. */
export type NativeBlock<T extends Tag, O> = Block<
  NativeValue<T, O>,
  HTMLElementEventMap,
  Partial<HTMLElementTagNameMap[T]>,
  NativeValue<T, O>,
  NativeDefault<T>
>;

/**
 * A native element as a block: `native("button", { type: "button" }, "Go")`. It can set off listeners,
 * and be an input or an output where it has a `value`: a checkbox gives whether it is checked, a field for numbers a
 * number, or `null` while it is empty, a field for files its file, or with `multiple` a list of them.
 */
export function native<T extends Tag, const O extends NativeOptions<HTMLElementTagNameMap[T]>>(
  tag: T,
  options: O & Unknown<O, NativeOptions<HTMLElementTagNameMap[T]>>,
  ...children: Child[]
): NativeBlock<T, O>;
export function native<T extends Tag>(tag: T, ...children: Child[]): NativeBlock<T, {}>;
export function native(tag: string, options: object | Child = {}, ...children: Child[]): Description {
  const isChild = typeof options === "string" || isDescription(options);
  return describe(tag, undefined, isChild ? {} : (options as Record<string, unknown>), isChild ? [options, ...children] : children);
}
