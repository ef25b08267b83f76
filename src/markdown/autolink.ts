/** Where an address ends: signs of ASCII, curly quotes and dashes, the punctuation of Arabic, Hindi, Chinese and Japanese. */
const END = String.raw`\s<>"\`\u060c\u061b\u061f\u06d4\u0964\u0965\u2010-\u2027\u2030-\u205e\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65`;
/** Addresses as people write them: `https://…`, `www.…` and e-mail. What follows a `<` was meant to be something else. */
const ADDRESSES = new RegExp(
  String.raw`(?<![<\w])https?:\/\/[^${END}]+|(?<![^\s*_~(])www\.[^${END}]+|(?<![<\w.+/-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+`,
  "gi",
);
const HINT = /:\/\/|www\.|@/i;
/** `https://` and a host: without spaces, without underscores in its last two parts. */
const WEB = /^(?:https?:\/\/|www\.(?=[^.]))[^\s/?#_.]*(?:[^\s/?#]*\.)?/i;

/** Cuts text into plain pieces and bare addresses, without the punctuation that ends a sentence around them. */
export function* autolinks(text: string): Generator<{ text: string; url?: string }> {
  let from = 0;
  if (HINT.test(text)) {
    for (const { 0: found, index } of text.matchAll(ADDRESSES)) {
      const link = /^(?:https?:|www\.)/i.test(found) ? web(found) : mail(found);
      if (!link) continue;
      if (index > from) yield { text: text.slice(from, index) };
      yield link;
      from = index + link.text.length;
    }
  }
  if (from < text.length) yield { text: text.slice(from) };
}

function web(found: string): { text: string; url: string } | undefined {
  const text = trimEnd(found);
  if (/^(?:https?:\/\/|www\.?)$/i.test(text) || !WEB.test(text)) return undefined;
  return { text, url: /^www\./i.test(text) ? `http://${text}` : text };
}

function mail(found: string): { text: string; url: string } | undefined {
  // `a@b.c-` and `a@b.c_` are no addresses, not even without their last character.
  return /[-_]$/.test(found) ? undefined : { text: found, url: `mailto:${found}` };
}

function trimEnd(url: string): string {
  let end = url.length;
  let open = url.split("(").length - url.split(")").length;
  for (; end > 0; end--) {
    const last = url[end - 1] ?? "";
    if (last === ")" && open < 0) open++;
    else if (last === ";" && /&\w{1,31};$/.test(url.slice(Math.max(0, end - 33), end))) end = url.lastIndexOf("&", end - 1) + 1;
    else if (!/[?!.,:;*_~'\]]/.test(last)) break;
  }
  return url.slice(0, end);
}
