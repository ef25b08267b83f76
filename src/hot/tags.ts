// A tag can be given a class only once. So the browser gets a stand-in for each, which leads to the newest class.

/** A class that is registered under a tag. What Lit adds to it is optional. */
export interface ElementClass {
  new (): HTMLElement;
  readonly prototype: HTMLElement & Partial<Callbacks>;
  readonly tag?: string;
  readonly formAssociated?: boolean;
  readonly observedAttributes?: readonly string[];
  readonly elementProperties?: ReadonlyMap<PropertyKey, unknown>;
  readonly elementStyles?: readonly (CSSStyleSheet | { readonly styleSheet?: CSSStyleSheet })[];
}

interface Callbacks {
  connectedCallback(): void;
  disconnectedCallback(): void;
  connectedMoveCallback(): void;
  attributeChangedCallback(...given: unknown[]): void;
}

/** One tag of the page. */
export interface Tag {
  readonly name: string;
  /** What the browser constructs. Its prototypes are those of the newest class. */
  readonly stub: ElementClass;
  /** The newest class. */
  newest: ElementClass;
  readonly instances: Set<WeakRef<HTMLElement>>;
  /** What the properties of a new element of the newest class hold. */
  defaults: ReadonlyMap<string, unknown> | undefined;
}

/** What the page's elements tell while they come to be. */
export interface Observer {
  /** A class that the page has not seen gets a tag. */
  defining(elementClass: ElementClass): void;
  constructing(element: HTMLElement): void;
  constructed(element: HTMLElement, tag: Tag): void;
  connecting(element: HTMLElement, connect: () => void): void;
  /** A tag that is there already gets another class. */
  changed(tag: Tag, next: ElementClass): void;
}

const tags = new Map<string, Tag>();
/** All versions of all classes. */
const byClass = new WeakMap<object, Tag>();
const CALLBACKS = [
  "disconnectedCallback",
  "adoptedCallback",
  "attributeChangedCallback",
  "formAssociatedCallback",
  "formDisabledCallback",
  "formResetCallback",
  "formStateRestoreCallback",
];

/** The tag that a class, or an earlier version of it, is registered under. */
export function tagOf(elementClass: unknown): Tag | undefined {
  return byClass.get(elementClass as object);
}

export function allTags(): Iterable<Tag> {
  return tags.values();
}

/** The elements of a tag that still exist. */
export function instancesOf(tag: Tag): HTMLElement[] {
  return [...tag.instances].flatMap((reference) => reference.deref() ?? []);
}

/** Whether an element's class says its own tag, as all of this library do. */
export function saysItsTag(element: Element): boolean {
  const tag = tags.get(element.localName);
  return tag !== undefined && tag.newest.tag === tag.name;
}

export type ValueElement = Element & { value: unknown };

/** Whether an element is a block that holds a value. */
export function holdsValue(element: Element): element is ValueElement {
  return "value" in element && saysItsTag(element);
}

/** An element that is on no page and will be on none. */
export function forget(tag: Tag, element: HTMLElement): void {
  for (const reference of tag.instances) if (reference.deref() === element) tag.instances.delete(reference);
}

/** Makes a class the newest of its tag: every element of the tag has its methods from now on. */
export function point(tag: Tag, next: ElementClass): void {
  tag.newest = next;
  byClass.set(next, tag);
  Object.setPrototypeOf(tag.stub, next);
  Object.setPrototypeOf(tag.stub.prototype, next.prototype);
}

/** Takes the place of the browser's own registration, before anything is registered. */
export function watchTags(observer: Observer): void {
  const registry = customElements;
  const native = {
    define: registry.define.bind(registry),
    get: registry.get.bind(registry),
    whenDefined: registry.whenDefined.bind(registry),
    getName: registry.getName?.bind(registry),
  };
  const forgotten = new FinalizationRegistry<() => void>((forget) => forget());
  const NativeElement = HTMLElement;

  registry.define = (name: string, given: CustomElementConstructor, options?: ElementDefinitionOptions): void => {
    const elementClass = given as unknown as ElementClass;
    const tag = tags.get(name);
    if (tag && tag.newest !== elementClass) return observer.changed(tag, elementClass);
    // A built-in element with more to it, and what is registered elsewhere, is the browser's.
    if (tag || options?.extends || byClass.has(elementClass)) return native.define(name, given, options);
    const made: Tag = { name, stub: makeStub(() => made, elementClass), newest: elementClass, instances: new Set(), defaults: undefined };
    // Lit makes the accessors of a class when it is asked for this.
    const attributes = elementClass.observedAttributes;
    observer.defining(elementClass);
    point(made, elementClass);
    Object.defineProperty(made.stub, "observedAttributes", { value: attributes, configurable: true });
    native.define(name, made.stub);
    delete (made.stub as { observedAttributes?: unknown }).observedAttributes;
    tags.set(name, made);
  };
  registry.get = (name: string) => (tags.get(name)?.newest as CustomElementConstructor | undefined) ?? native.get(name);
  registry.whenDefined = async (name: string) => {
    const defined = await native.whenDefined(name);
    return registry.get(name) ?? defined;
  };
  const { getName } = native;
  if (getName) registry.getName = (given: CustomElementConstructor) => byClass.get(given)?.name ?? getName(given);

  // With it `new HfTextbox()` works too: the browser knows the stand-in only.
  const HotElement = function (this: unknown): HTMLElement {
    // Called without `new`, it throws what the browser's own throws.
    const target: object = new.target ?? NativeElement;
    const tag = byClass.get(target);
    const element = Reflect.construct(NativeElement, [], tag ? tag.stub : (target as typeof NativeElement)) as HTMLElement;
    const owner = tag ?? byClass.get(Object.getPrototypeOf(target) as object);
    if (owner) remember(owner, element);
    return element;
  };
  HotElement.prototype = NativeElement.prototype;
  Object.setPrototypeOf(HotElement, NativeElement);
  window.HTMLElement = HotElement as unknown as typeof HTMLElement;

  function remember(tag: Tag, element: HTMLElement): void {
    const reference = new WeakRef(element);
    tag.instances.add(reference);
    forgotten.register(element, () => tag.instances.delete(reference));
    observer.constructing(element);
  }

  function makeStub(tag: () => Tag, first: ElementClass): ElementClass {
    const stub = function (): HTMLElement {
      const element = Reflect.construct(tag().newest, [], stub) as HTMLElement;
      observer.constructed(element, tag());
      return element;
    } as unknown as ElementClass;
    delete (stub.prototype as { constructor?: unknown }).constructor;
    const newest = () => tag().newest.prototype as unknown as Record<string, ((...given: unknown[]) => unknown) | undefined>;
    const forward = (name: string) =>
      Object.assign(stub.prototype, {
        [name](this: HTMLElement, ...given: unknown[]) {
          return newest()[name]?.apply(this, given);
        },
      });
    CALLBACKS.forEach(forward);
    Object.assign(stub.prototype, {
      connectedCallback(this: HTMLElement) {
        observer.connecting(this, () => newest()["connectedCallback"]?.call(this));
      },
    });
    // Where a class has this, the browser moves its elements without taking them out.
    if ("connectedMoveCallback" in first.prototype) forward("connectedMoveCallback");
    for (const name of [...CALLBACKS, "connectedCallback", "connectedMoveCallback"]) {
      if (Object.hasOwn(stub.prototype, name)) Object.defineProperty(stub.prototype, name, { enumerable: false });
    }
    return stub;
  }
}
