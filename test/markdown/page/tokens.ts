import { parse, type Token } from "../../../src/markdown/parser.ts";

/** All that is read of the tokens of texts, as they are when they are whole and while more is to come. */
export function tokensOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    [false, true].map((open) => JSON.stringify(parse(text, { references: {}, maths: [], open }).tokens.map((token) => read(token)))),
  );
}

function read({ type, tag, nesting, level, content, info, attrs, hidden, map, meta, children }: Token, isInline = false): unknown {
  const isPlaced = !isInline && nesting !== -1 && (level === 0 || type === "list_item_open");
  return [
    type,
    tag,
    nesting,
    content,
    attrs,
    type === "fence" && info,
    tag === "p" && hidden,
    isPlaced && map,
    meta,
    children?.map((child) => read(child, true)),
  ];
}
