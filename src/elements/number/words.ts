import { wording, type NumberWordKey } from "../../core/words.ts";

/** The words of a field for numbers, which come with it. */
const english: Readonly<Record<NumberWordKey, string>> = {
  tooSmall: "The smallest value here is {min}.",
  tooBig: "The largest value here is {max}.",
  notANumber: "Type a number.",
};

export function numberWord(key: NumberWordKey, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}
