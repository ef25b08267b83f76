import type { DefinableClass } from "../base/define.ts";
import type { HfElement } from "../base/hf-element.ts";
import type { Scope } from "../app/stored/scope.ts";
import { noteBlock } from "./capture.ts";
import { checkBlock } from "./check-block.ts";
import { isDescription, markAsDescription } from "./description.ts";
import type { ListenerDescription } from "./on.ts";

/**
 * What a wired block looks like to the compiler. "~" is never set.
 * Fires: event name -> event class; Default: its default event.
 */
// Stands for "whatever the block's own type is"
export interface Block<Value = any, Fires = {}, Options = {}, Accepts = Value, Default extends string = string> {
  readonly tag: string;
  readonly id?: string | undefined;
  readonly "~"?: { value: Value; fires: Fires; options: Options; accepts: Accepts; default: Default } | undefined;
}

export type AnyBlock = Block<any, any, any, any, any>;
/** The type of a block's value. */
export type Value<B> = B extends Block<infer V, any, any, any, any> ? V : never;

/** A class; in the script-tag build its tag, which is loaded when it is first needed. */
export type ClassSource = DefinableClass | { readonly tag: string };

/** What a builder gives: a block that is not on a page yet. `mount` makes an element of it. */
export interface Description extends AnyBlock {
  readonly source: ClassSource | undefined;
  readonly options: Readonly<Record<string, unknown>>;
  readonly children: readonly (Description | string)[];
  /** Listeners whose first trigger this is. */
  readonly listeners: ListenerDescription[];
}

/** What may stand inside a block: other blocks, or text. */
export type Child = AnyBlock | string;

/** @throws {HfError} author, where something is given that is neither options nor a block nor text */
export function describe(
  tag: string,
  source: ClassSource | undefined,
  options: Record<string, unknown>,
  children: readonly Child[],
): Description {
  const made: Description = {
    tag,
    id: typeof options["id"] === "string" ? options["id"] : undefined,
    source,
    options,
    children: children as readonly (Description | string)[],
    listeners: [],
  };
  markAsDescription(made);
  checkBlock(made);
  noteBlock(made);
  return made;
}

/** The attributes of any element that a builder takes. */
export interface GlobalOptions {
  id?: string;
  class?: string;
  slot?: string;
  title?: string;
  lang?: string;
  dir?: "ltr" | "rtl" | "auto";
  hidden?: boolean;
  /** It is not there for the person: nothing in it takes focus or clicks. */
  inert?: boolean;
  /** It has the focus when the page is shown. */
  autofocus?: boolean;
  tabIndex?: number;
  accessKey?: string;
  role?: string;
  part?: string;
  translate?: boolean;
  draggable?: boolean;
  popover?: "auto" | "manual" | "";
  /** How far its value reaches; in an app with a name, a block with an id has `session`. */
  scope?: Scope;
  /** Seconds after the last change at which its stored value is deleted. */
  ttl?: number;
  /** Its value is never stored. */
  private?: boolean;
  /** Which block this is among those of the next `render`, where it has no id. */
  key?: string | number;
  /** With a key: the properties that keep what they have. The value, if left out. */
  preserve?: readonly string[];
  [attribute: `aria-${string}` | `data-${string}`]: string;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** The properties of a class that are its own and its value's, without methods and the DOM's. */
type OwnProperties<C> = Omit<C, keyof HfElement | "value" | "~accepts" | "form" | "validity" | "validationMessage" | `${string}Callback`>;
type NotMethods<T> = { [K in keyof T as T[K] extends (...args: any[]) => unknown ? never : K]?: T[K] };
/** What `update` can set on a block of a class: its properties, and its value. */
export type PropertiesOf<C, Accepts> = Writable<NotMethods<OwnProperties<C>>> & { value?: Accepts | null; hidden?: boolean };

/** A handler may change what it gets: it is a copy. A class that takes anything says nothing of its value. */
type Copied<V> = unknown extends V ? any : V extends readonly (infer Item)[] ? Item[] : V;
type ValueOf<C> = C extends { readonly value: infer V } ? Copied<V> : never;
/** What a class takes for its value, where it says so; else what it gives. */
type AcceptsOf<C> = C extends { readonly "~accepts"?: infer A; readonly value: infer V }
  ? unknown extends A
    ? unknown extends V
      ? any
      : V
    : NonNullable<A>
  : never;
/** The block of a class: value and properties are the class's own. */
export type BlockOf<C, Fires, Default extends string> = Block<ValueOf<C>, Fires, PropertiesOf<C, AcceptsOf<C>>, AcceptsOf<C>, Default>;
/** What the builder of a block takes: its properties, and the global attributes. */
type OptionsOf<B> = (B extends Block<any, any, infer Properties, any, any> ? Properties : {}) & GlobalOptions;

/** Makes descriptions of one block: `textbox(options?, ...children)`. */
export interface Builder<B extends AnyBlock, Attributes> {
  (options?: OptionsOf<B> & Attributes, ...children: Child[]): B;
  (...children: Child[]): B;
}

export function builder<B extends AnyBlock, Attributes = {}>(source: ClassSource): Builder<B, Attributes> {
  return (first?: (OptionsOf<B> & Attributes) | Child, ...rest: Child[]) => {
    const isChild = typeof first === "string" || isDescription(first);
    const options = isChild ? {} : ((first ?? {}) as Record<string, unknown>);
    return describe(source.tag, source, options, isChild ? [first, ...rest] : rest) as unknown as B;
  };
}
