/** What is not seen, and spaces too thin to part words. */
const UNSEEN = /(?![\t-\r])[\p{DI}\p{Cc}\p{Cf}\u2006\u2009\u200a\u202f\u205f]/gu;
/** Chinese and Japanese: addresses stand in it without spaces around them. */
const CJK = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}`;
const BESIDE = new RegExp(`(?<=[a-z\\d])(?=[${CJK}])|(?<=[${CJK}])(?=[a-z\\d])`, "gu");
/** What looks like a dot and stays itself under NFKC. In front of Chinese a full stop ends a sentence. */
const DOTS = new RegExp(
  `[\\u00b7\\u0660\\u06d4\\u06f0\\u0701\\u0702\\u2022\\u2027\\u2219\\u22c5\\u3002\\u30fb\\ua4f8\\ua60e\\ua78f\\u{10a50}\\u{1d16d}\\u{1f784}](?![${CJK}])|[([{]\\.[)\\]}]|%2e`,
  "gu",
);
/** What a part of a host is made of, and what passes for it: letters in squares, blank Braille. */
const LABEL = String.raw`[\p{L}\p{M}\p{N}_\u{1f100}-\u{1f1ff}\u2800-\u28ff-]`;
const NAME = new RegExp(
  `(?:(?<=://)(\\[[\\da-f:.]+\\]|(?:${LABEL}|\\.)*${LABEL})|(?<!${LABEL})(\\d+(?:\\.\\d+){3}|(?:${LABEL}+\\.)+(?![\\p{N}_-])${LABEL}{2,}))` +
    // Where the way on a host begins, what follows is no longer read as one, save another whole address.
    `(:\\d+)?\\.?(?:[/?#](?:(?!https?:)[!#-&*-;=?-Z\\\\^-z~])*)?`,
  "gu",
);
/** No domain ends so. */
const FILE = /^[^.]+\.(?:[cm]?[jt]sx?|json|html?|css|txt|pdf|png|jpe?g|svg|csv|ya?ml)$/;
/** Longer texts of links are not read: their links say where they lead. */
const MOST_READ = 1000;

/**
 * Where a link leads, if its text reads as an address somewhere else, or as one that looks the same: `https://bank.example`
 * must not lead to another host unseen. The answer is in ASCII, so that letters that only look like others are told apart.
 *
 * @param text `undefined` where it cannot be told what it looks like
 * @param beside whether another link says it: where the text reads as no address at all, this one says it too
 */
export function hostToShow(text: string | undefined, url: URL, beside = false): string | undefined {
  const mail = url.protocol === "mailto:";
  const targets = mail ? recipients(url) : [url.host];
  const shown = mail ? targets.map(encodeURI).join(", ") : url.host;
  if (text === undefined || text.length > MOST_READ || /%|xn--/.test(shown)) return shown;
  const read = fold(text);
  if (namesIn(read).length === 0) return beside && read.trim() !== "" ? shown : undefined;
  const [target = ""] = targets;
  const rest = mail ? read.replaceAll(target.toLowerCase(), " ") : read;
  const host = plain(target.split("@").at(-1) ?? "");
  const isElsewhere = targets.length > 1 || (mail && rest.includes("@")) || namesIn(rest).some((name) => plain(name) !== host);
  return isElsewhere ? shown : undefined;
}

function namesIn(text: string): string[] {
  const found = [...text.matchAll(NAME)].filter(({ 0: whole, 2: bare }) => !bare || !FILE.test(whole));
  return found.map(([, full, bare = "", port = ""]) => (full ?? bare) + port);
}

/** As it looks to a reader. */
function fold(text: string): string {
  return text.replace(UNSEEN, "").normalize("NFKC").toLowerCase().replace(DOTS, ".").replace(BESIDE, " ");
}

/** All whom a mail would go to. */
function recipients({ pathname, searchParams }: URL): string[] {
  const more = [...searchParams].flatMap(([name, value]) => (/^(?:to|b?cc)$/i.test(name) ? [value] : []));
  return [orNothing(() => decodeURIComponent(pathname)) ?? pathname, ...more].flatMap((list) => list.split(",")).map((one) => one.trim());
}

/** A host as the browser would write it, without `www.`, the usual ports and a dot at its end. */
function plain(name: string): string {
  const host = name.replace(/\.?(?::(?:80|443))?$/, "");
  return (orNothing(() => new URL(`http://${host}`).host) ?? host).replace(/^www\./, "").replace(/\.(?=:|$)/, "");
}

function orNothing<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined; // no such address
  }
}
