/** Makes an element at the end of `parent`. */
export function addElement<K extends keyof HTMLElementTagNameMap>(parent: Node, tag: K, className = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return parent.appendChild(element);
}
