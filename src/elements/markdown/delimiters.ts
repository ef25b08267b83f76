import type { MathDelimiter } from "../../markdown/math-rules.ts";
import type { ReasoningTag } from "../../markdown/reasoning.ts";

interface ListConverter<Item> {
  /** Reads JSON; what is none counts as not given, and the console says so. */
  fromAttribute(text: string | null): readonly Item[] | undefined;
  /** The entries of anything at all that are of the right shape; `undefined` where it is no list. */
  clean(value: unknown): readonly Item[] | undefined;
}

/** `[{"left": "$$", "right": "$$", "display": true}]` */
export const mathDelimiters: ListConverter<MathDelimiter> = converter(
  "latex-delimiters",
  '[{"left": "$$", "right": "$$", "display": true}]',
  (entry) => {
    const { left, right, display } = Object(entry) as Record<string, unknown>;
    return isText(left) && isText(right) ? { left, right, display: display === true } : undefined;
  },
);

/** `[["<think>", "</think>"]]` */
export const reasoningTags: ListConverter<ReasoningTag> = converter("reasoning-tags", '[["<think>", "</think>"]]', (entry) => {
  const [open, close] = Array.isArray(entry) ? (entry as unknown[]) : [];
  return isText(open) && isText(close) ? ([open, close] as const) : undefined;
});

function converter<Item>(name: string, example: string, read: (entry: unknown) => Item | undefined): ListConverter<Item> {
  const clean = (value: unknown) => (Array.isArray(value) ? value.map(read).filter((item) => item !== undefined) : undefined);
  return {
    clean,
    fromAttribute(text) {
      try {
        return text === null ? undefined : clean(JSON.parse(text));
      } catch {
        console.error(
          `<hf-markdown> has the attribute ${name}=${JSON.stringify(text)}, which is not JSON. Write it as JSON, for example ${example}.`,
        );
        return undefined;
      }
    },
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
