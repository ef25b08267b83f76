/** Whether there is nothing else on the page to see. */
export function isAlone(element: Element): boolean {
  const others = [...document.body.children].filter(
    (other) =>
      other !== element &&
      !["script", "style", "link", "template", "noscript"].includes(other.localName) &&
      !other.hasAttribute("data-hf-announcer"),
  );
  return element.parentElement === document.body && others.length === 0;
}
