// Examples of the specifications that do not give their expected nodes, and why. Every other one does.

/** Raw HTML never becomes elements here: it shows as the text that it is, and Markdown goes on around it. */
const RAW_HTML: Readonly<Record<string, string>> = {
  "commonmark spec.txt": "21 31 148-193 203 310 311 346 477 478 479 493 496 526 538 615-619 625 627-633 645 646",
  "gfm spec.txt": "118-160 170 288 289 317 327 354 484-486 500 503 532 544 632-636 642 644 647-651 653 663 664",
  "gfm extensions.txt": "12 22",
  "gfm regression.txt": "3 6 9 14 17",
};

/** `3~5` is a range: a tilde that stands alone strikes nothing out. */
const SINGLE_TILDE: Readonly<Record<string, string>> = { "gfm extensions.txt": "17 18", "gfm regression.txt": "10 11" };

const OTHERS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  "commonmark spec.txt": {
    25: "uses entities that are left out of the table of common ones",
    348: "says where it leads: its host has a mark in it that no host has",
    610: "a bare address is a link, as in GFM",
    613: "a bare address is a link, as in GFM",
    614: "a bare e-mail address is a link, as in GFM",
  },
  "gfm spec.txt": {
    321: "uses entities that are left out of the table of common ones",
    356: "says where it leads: its host has a mark in it that no host has",
    616: "written for a parser without the autolink extension, which is always on here",
    619: "written for a parser without the autolink extension, which is always on here",
    620: "written for a parser without the autolink extension, which is always on here",
  },
  "gfm extensions.txt": {
    19: "says where it leads: its host is not ASCII",
    20: "has no expected nodes; it only must not crash",
    23: "footnotes are not part of GFM's specification",
  },
  "gfm regression.txt": { 13: "footnotes are not part of GFM's specification" },
};

/** Why an example differs; `undefined` where it must not. */
export function exceptionOf(
  corpus: "commonmark" | "gfm",
  { file, example }: { readonly file: string; readonly example: number },
): string | undefined {
  const key = `${corpus} ${file}`;
  if (isListed(RAW_HTML[key] ?? "", example)) return "raw HTML";
  if (isListed(SINGLE_TILDE[key] ?? "", example)) return "single tilde";
  return OTHERS[key]?.[example];
}

function isListed(ranges: string, example: number): boolean {
  return ranges.split(" ").some((range) => {
    const [from, to = from] = range.split("-").map(Number);
    return example >= from! && example <= to!;
  });
}
