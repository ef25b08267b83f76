/**
 * What an author gave an element for an option: set as a property, as builders and frameworks do where there is one,
 * else written as an attribute. Asked so, it is found too where the tag is not defined yet. `null` where it is not given.
 */
export function optionOf(element: Element, name: string): unknown {
  const set = (element as unknown as Record<string, unknown>)[name];
  return set ?? element.getAttribute(name);
}

/** The same for an option that is there or not. */
export function hasOption(element: Element, name: string): boolean {
  const given = optionOf(element, name);
  return given !== null && given !== false;
}
