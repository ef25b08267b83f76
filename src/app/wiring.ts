import { isFromFittings } from "../base/fittings.ts";
import type { Source, Wired } from "./app.ts";

/** One native listener for all of an app's listeners to one event of one element. */
interface Binding {
  readonly wired: Set<Wired>;
  readonly off: AbortController;
}

/**
 * Binds an app's listeners to the elements they listen to, and binds anew what has changed.
 *
 * Listening at the source itself: delegation on the app would die behind a `stopPropagation` on the way.
 */
export class Wiring {
  private readonly bindings = new Map<Element, Map<string, Binding>>();

  /** @param started told of the element that set a run off, and of the listener */
  constructor(private readonly started: (source: Element, wired: Wired) => void) {}

  /** Whether something listens to this event of this element. */
  listens(element: Element, event: string): boolean {
    return this.bindings.get(element)?.has(event) ?? false;
  }

  /** Makes the bindings what the listeners need now. Those that stay are not touched. */
  bind(all: Iterable<Wired>, missing: (error: Error) => void): void {
    const wanted = new Map<Element, Map<string, Set<Wired>>>();
    for (const wired of all) {
      for (const { element, event } of sourcesOf(wired, missing)) {
        const events = wanted.get(element) ?? new Map<string, Set<Wired>>();
        wanted.set(element, events.set(event, (events.get(event) ?? new Set()).add(wired)));
      }
    }
    this.drop((element, event) => !wanted.get(element)?.has(event));
    for (const [element, events] of wanted) for (const [event, wired] of events) this.add(element, event, wired);
  }

  /** Listens to nothing any more. */
  clear(): void {
    this.drop(() => true);
  }

  private add(element: Element, event: string, wired: Set<Wired>): void {
    const events = this.bindings.get(element) ?? new Map<string, Binding>();
    this.bindings.set(element, events);
    const bound = events.get(event);
    if (bound) {
      bound.wired.clear();
      for (const one of wired) bound.wired.add(one);
      return;
    }
    const binding: Binding = { wired, off: new AbortController() };
    events.set(event, binding);
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
    for (const wired of [...binding.wired]) {
      if (wired.listener.trigger(event)) this.started(element, wired);
    }
  }
}

function sourcesOf(wired: Wired, missing: (error: Error) => void): Source[] {
  try {
    return wired.sources(missing);
  } catch (error) {
    missing(error as Error);
    return [];
  }
}
