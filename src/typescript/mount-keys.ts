import { authorError } from "../core/hf-error.ts";
import type { Child, Description } from "./block.ts";
import { describedAs, isDescription } from "./description.ts";

/**
 * What makes each block of a tree the same block in the next version of the tree: its id or key, else its tag and
 * label, else its tag and its place among those like it.
 * @param childrenOf what stands in a block
 * @throws {HfError} author, where one description, id or key stands twice: names both places
 */
export function keysOf(root: Description, childrenOf: (block: Description) => readonly Child[]): Map<Description, string> {
  const keys = new Map<Description, string>();
  const places = new Map<string | Description, string>();
  const counts = new Map<string, number>();
  const claim = (what: string | Description, name: string, place: string): void => {
    const first = places.get(what);
    if (first !== undefined)
      throw authorError(
        `${name} stands twice in the app: at ${first} and at ${place}. ${typeof what === "string" ? "Give each its own id." : "Make two blocks instead of using one twice."}`,
      );
    places.set(what, place);
  };
  const next = (kind: string): string => {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return `${kind} ${count}`;
  };
  const visit = (description: Description, place: string): void => {
    const { tag, id, options } = description;
    claim(description, describedAs(description), place);
    const key = options["key"] as string | number | undefined;
    if (id !== undefined) claim(id, `The id "${id}"`, place);
    if (key !== undefined) claim(`${tag} ${key}`, `The key ${key}`, place);
    keys.set(
      description,
      id !== undefined
        ? `#${id}`
        : key !== undefined
          ? `key ${tag} ${key}`
          : next(`${tag} ${typeof options["label"] === "string" ? options["label"] : ""}`),
    );
    childrenOf(description)
      .filter(isDescription)
      .forEach((child, index) => visit(child, `${place} > ${child.tag}[${index}]`));
  };
  visit(root, root.tag);
  return keys;
}
