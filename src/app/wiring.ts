import { isFromFittings } from "../base/fittings.ts";
import type { Trigger } from "./app.ts";
import { loadSeldom } from "./load-seldom.ts";
import type { MountedListener } from "./mounted-listener.ts";

/** One native listener for all of an app's listeners to one event of one element. */
interface Binding {
  readonly listeners: Set<MountedListener>;
  readonly off: AbortController;
}

/**
 * Binds an app's listeners to the elements they listen to, and binds anew what has changed.
 *
 * Listening at the source itself: delegation on the app would die behind a `stopPropagation` on the way.
 */
export class Wiring {
  private readonly bindings = new Map<Element, Map<string, Binding>>();

  /** @param setOff triggers a listener, for an event of an element */
  constructor(private readonly setOff: (source: Element, listener: MountedListener, event: Event) => void) {}

  /** Whether something listens to this event of this element. */
  listens(element: Element, event: string): boolean {
    return this.bindings.get(element)?.has(event) ?? false;
  }

  /** Makes the bindings what the listeners need now. Those that stay are not touched. */
  bind(all: Iterable<MountedListener>, missing: (error: Error) => void): void {
    const wanted = new Map<Element, Map<string, Set<MountedListener>>>();
    for (const listener of all) {
      for (const { element, event } of triggersOf(listener, missing)) {
        const events = wanted.get(element) ?? new Map<string, Set<MountedListener>>();
        wanted.set(element, events.set(event, (events.get(event) ?? new Set()).add(listener)));
      }
    }
    this.drop((element, event) => !wanted.get(element)?.has(event));
    for (const [element, events] of wanted) for (const [event, listeners] of events) this.add(element, event, listeners);
  }

  /** Listens to nothing any more. */
  clear(): void {
    this.drop(() => true);
  }

  private add(element: Element, event: string, listeners: Set<MountedListener>): void {
    const events = this.bindings.get(element) ?? new Map<string, Binding>();
    this.bindings.set(element, events);
    const bound = events.get(event);
    if (bound) {
      bound.listeners.clear();
      for (const one of listeners) bound.listeners.add(one);
      return;
    }
    const binding: Binding = { listeners, off: new AbortController() };
    events.set(event, binding);
    if (event === "hf-change") void loadSeldom().then((part) => part?.tellChange(element));
    element.addEventListener(event, (fired) => this.fan(element, fired, binding), { signal: binding.off.signal });
  }

  private drop(unwanted: (element: Element, event: string) => boolean): void {
    for (const [element, events] of this.bindings) {
      for (const [event, binding] of events) {
        if (!unwanted(element, event)) continue;
        binding.off.abort();
        events.delete(event);
      }
      if (events.size === 0) this.bindings.delete(element);
    }
  }

  /** All listeners of one event start together. */
  private fan(element: Element, event: Event, binding: Binding): void {
    if (isFromFittings(event, element)) return;
    // The app takes it: without this, Enter in a one-line box would also submit the form around it.
    if (event.cancelable && event.type.startsWith("hf-")) event.preventDefault();
    for (const mounted of [...binding.listeners]) this.setOff(element, mounted, event);
  }
}

function triggersOf(listener: MountedListener, missing: (error: Error) => void): Trigger[] {
  try {
    const triggers = listener.triggers(missing);
    listener.lookUp(missing);
    return triggers;
  } catch (error) {
    missing(error as Error);
    return [];
  }
}
