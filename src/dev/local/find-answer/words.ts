/** Words that name the document itself: found in its title, they hold for all of it. */
export const DOCUMENT_WORDS: ReadonlySet<string> = new Set(
  [
    "invoice",
    "receipt",
    "letter",
    "bill",
    "form",
    "document",
    "order",
    "statement",
    "report",
    "application",
    "contract",
    "ticket",
    "page",
    "image",
    "picture",
    "purchase",
    "paper",
  ].map(stem),
);

/** Words that carry no meaning of their own, in questions and in labels. */
export const FILLERS: ReadonlySet<string> = new Set(
  "a an the is are was were be been being it its this that these those of on in at for by to from with and or as what which who whom whose when where why how much many do does did can could should would will shall please tell me give find show say says said has have had my your our their his her i we you they he she there stated written listed shown given value s".split(
    " ",
  ),
);

/** A word cut to what its forms share: `invoiced`, `invoices` and `invoice` become one. */
export function stem(word: string): string {
  let text = word.toLowerCase().replace(/[^\p{L}\p{N}#№%]/gu, "");
  if (text.length > 5) text = text.replace(/(ing|ed)$/, "");
  if (text.length > 3) text = text.replace(/([^s])s$/, "$1");
  if (text.length > 4) text = text.replace(/e$/, "");
  return text;
}

/** A phrase as one run of stems, so that `BILLTO` and `Bill to` are the same. */
export function compact(phrase: string): string {
  return phrase.split(" ").map(stem).join("");
}
