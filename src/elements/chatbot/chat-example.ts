import { readItems, readList } from "../../base/list-attribute.ts";

/** Something to begin a conversation with. */
export interface ChatExample {
  readonly text: string;
  /** Files that go with it, or their URLs. */
  readonly files?: readonly (Blob | string)[] | undefined;
  /** What is shown in place of the text. */
  readonly displayText?: string | undefined;
  /** The URL of a picture beside it. */
  readonly icon?: string | undefined;
}

/** An attribute with examples: JSON, or texts with commas between them. */
export function readExamples(text: string | null): readonly (string | ChatExample)[] {
  const value = readList(text);
  if (value === text) return readItems(text);
  return Array.isArray(value) ? (value as (string | ChatExample)[]) : [];
}
