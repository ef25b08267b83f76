/** An element as its author wrote it, in short. */
export function shortName(element: Element): string {
  const label = element.id ? `#${element.id}` : (element as { label?: string }).label || element.getAttribute("label") || "";
  return `${element.localName.replace(/^hf-/, "")}${label ? ` ${label}` : ""}`;
}

/** Anything as text for a person who debugs. */
export function debugText(value: unknown, spaces = 0): string {
  const seen = new WeakSet<object>();
  try {
    const text = JSON.stringify(
      value,
      (_key, part: unknown) => {
        if (part instanceof File) return `File ${part.name} (${part.size} bytes)`;
        if (typeof part === "function") return `function ${part.name}`;
        if (typeof part === "bigint") return String(part);
        if (typeof part === "object" && part !== null) {
          if (seen.has(part)) return "(again)";
          seen.add(part);
        }
        return part;
      },
      spaces,
    );
    return text ?? "undefined";
  } catch {
    return String(value);
  }
}
