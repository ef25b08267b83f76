// Which listeners an element's constructor and its connectedCallback have added: a new version adds its own.

/** A listener that was added. */
interface Added {
  readonly target: EventTarget;
  readonly type: string;
  readonly listener: EventListenerOrEventListenerObject | null;
  readonly options: boolean | AddEventListenerOptions | undefined;
}

/** By constructors, to the element itself. */
const byConstructor = new WeakMap<HTMLElement, Added[]>();
/** By `connectedCallback`, to anything. */
const byConnecting = new WeakMap<HTMLElement, Added[]>();

/** Elements whose constructor runs now. */
const underConstruction = new Set<EventTarget>();
let connecting: HTMLElement | undefined;

export function watchListeners(): void {
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options): void {
    const target = this ?? window;
    if (underConstruction.size > 0 && underConstruction.has(target))
      note(byConstructor, target as HTMLElement, { target, type, listener, options });
    else if (connecting) note(byConnecting, connecting, { target, type, listener, options });
    add.call(target, type, listener, options);
  };
}

export function beginConstruction(element: HTMLElement): void {
  underConstruction.add(element);
  // Constructed by `new`, nothing tells of the end.
  queueMicrotask(() => underConstruction.delete(element));
}

export function endConstruction(element: HTMLElement): void {
  underConstruction.delete(element);
}

/** Runs an element's `connectedCallback` and notes what it listens to. */
export function whileConnecting(element: HTMLElement, connect: () => void): void {
  underConstruction.delete(element);
  byConnecting.delete(element);
  const outer = connecting;
  connecting = element;
  try {
    connect();
  } finally {
    connecting = outer;
  }
}

/** How many listeners an element's constructors have added. */
export function constructorListeners(element: HTMLElement): number {
  return byConstructor.get(element)?.length ?? 0;
}

/** Takes away what constructors have added, but for the first `keep`, which are those of base classes. */
export function dropConstructorListeners(element: HTMLElement, keep: number): void {
  for (const { target, type, listener, options } of byConstructor.get(element)?.splice(keep) ?? [])
    target.removeEventListener(type, listener, options);
}

/** Listeners of `connectedCallback` that are an element's own methods or fields become those of its new version. */
export function renewConnectedListeners(element: HTMLElement, nameOf: (listener: unknown) => string | undefined): void {
  byConnecting.set(
    element,
    (byConnecting.get(element) ?? []).map((added) => {
      const name = nameOf(added.listener);
      const next = name === undefined ? undefined : (element as unknown as Record<string, unknown>)[name];
      if (typeof next !== "function" || next === added.listener) return added;
      added.target.removeEventListener(added.type, added.listener, added.options);
      added.target.addEventListener(added.type, next as EventListener, added.options);
      return { ...added, listener: next as EventListener };
    }),
  );
}

function note(notes: WeakMap<HTMLElement, Added[]>, element: HTMLElement, added: Added): void {
  const noted = notes.get(element) ?? [];
  notes.set(element, noted);
  noted.push(added);
}
