/** An attribute with a list as JSON. What is no JSON stays the text that it is: who uses it can say what is wrong. */
export function readList(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null") ?? undefined;
  } catch {
    return text;
  }
}

/** An attribute that lists names, as `class` does: `copy retry`. */
export function readWords(text: string | null): string[] {
  return (text ?? "").split(/\s+/).filter(Boolean);
}

/** An attribute that lists what a person reads, and so may hold spaces: `Wrong, Too long`. */
export function readItems(text: string | null): string[] {
  return (text ?? "").split(",").flatMap((item) => item.trim() || []);
}
