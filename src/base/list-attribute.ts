/** An attribute that lists names, as `class` does: `copy retry`. */
export function readWords(text: string | null): string[] {
  return (text ?? "").split(/\s+/).filter(Boolean);
}

/** An attribute that lists what a person reads, and so may hold spaces: `Wrong, Too long`. */
export function readItems(text: string | null): string[] {
  return (text ?? "").split(",").flatMap((item) => item.trim() || []);
}
