/** Hears what the console warns of in each test of a suite. @returns what it has heard so far in this one */
export function hearWarnings(): () => readonly string[] {
  let heard: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    heard = [];
    console.warn = (...all: unknown[]) => void heard.push(all.join(" "));
  });
  afterEach(() => void (console.warn = warn));
  return () => heard;
}
