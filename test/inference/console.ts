/** What is said on the console from now on; `stop` gives it back. */
export function listenToConsole(): { readonly lines: readonly string[]; stop(): void } {
  const { error } = console;
  const lines: string[] = [];
  console.error = (...said: unknown[]) => void lines.push(said.map(String).join(" "));
  return { lines, stop: () => void (console.error = error) };
}
