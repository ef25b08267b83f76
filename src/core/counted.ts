/** A number with its noun, in sentences for authors: `no outputs`, `1 output`, `2 outputs`. */
export function counted(count: number, noun: string): string {
  return `${count || "no"} ${noun}${count === 1 ? "" : "s"}`;
}
