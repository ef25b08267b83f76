// The apps of the page as they have handed themselves over: nothing else is known of them here.

import type { InspectedApp, InspectedChain, InspectedPort, InspectedShape } from "../core/inspect.ts";

export interface HandedOver {
  readonly element: InspectedApp;
  /** The first ones of their chains. */
  readonly chains: readonly InspectedChain[];
  /** All elements inside it now, without those of apps nested in it and of messages. */
  own(): Element[];
}

const received = new Map<Element, HandedOver>();

/** An app is on the page, or has other listeners than before. */
export function receive(element: InspectedApp, chains: readonly InspectedChain[], own: () => Element[]): void {
  received.set(element, { element, chains, own });
}

/** The apps that are on the page, in its order. */
export function apps(): HandedOver[] {
  for (const element of received.keys()) if (!element.isConnected) received.delete(element);
  return [...received.values()].sort((one, other) => inOrder(one.element, other.element));
}

/** The chains of all apps. */
export function allChains(): InspectedChain[] {
  return apps().flatMap(({ chains }) => chains);
}

/** The ports of inputs or outputs, in order. */
export function portsOf({ item, items = [] }: InspectedShape): InspectedPort[] {
  return item ? [item] : [...items.values()];
}

/** For sorting: an element that stands before another on the page comes first. */
export function inOrder(one: Element, other: Element): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
