const URLS = /\bhttps?:\/\/[^\s<>"`\\]+/gi;

/** Cuts text into plain pieces and bare web addresses, without the punctuation that ends a sentence around them. */
export function* autolinks(text: string): Generator<{ text: string; url?: string }> {
  let from = 0;
  if (text.includes("://")) {
    for (const { 0: found, index } of text.matchAll(URLS)) {
      const url = trimEnd(found);
      if (/^https?:\/\/$/i.test(url)) continue;
      if (index > from) yield { text: text.slice(from, index) };
      yield { text: url, url };
      from = index + url.length;
    }
  }
  if (from < text.length) yield { text: text.slice(from) };
}

function trimEnd(url: string): string {
  let end = url.length;
  let open = url.split("(").length - url.split(")").length;
  for (; end > 0; end--) {
    const last = url[end - 1]!;
    if (last === ")" && open < 0) open++;
    else if (!/[?!.,:;*_~'\]]/.test(last)) break;
  }
  return url.slice(0, end);
}
