const ADDRESS = /(?:^|[\s("'<[])(?:(?:https?|ftp):\/\/|www\.)([^\s/?#"'<>)\]]+)/giu;
const WHOLE = /^(?:[^\s@/]+@)?((?:[\p{L}\p{N}_-]+\.)+\p{L}{2,})(?::\d+)?(?:[/?#]\S*)?$/u;
/** They join or hide characters without being seen. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

/**
 * Where a link leads, if its text looks like an address somewhere else: `https://bank.example` must not lead to another
 * host unseen. Letters that only look like others are told apart, because the host of the link is shown in ASCII.
 */
export function hostToShow(text: string, url: URL): string | undefined {
  const clean = text.replace(UNSEEN, "").trim();
  const named = [...clean.matchAll(ADDRESS)].map(([, host]) => host!);
  const whole = WHOLE.exec(clean)?.[1];
  if (whole) named.push(whole);
  const host = url.protocol === "mailto:" ? url.pathname.split("@").at(-1)! : url.host;
  const shown = url.protocol === "mailto:" ? url.pathname : url.host;
  return named.every((name) => bare(name) === bare(host)) ? undefined : shown;
}

/** A host as the browser would write it, without `www.`; `user@` before it is not part of it. */
function bare(name: string): string {
  const host = name.split("@").at(-1)!;
  try {
    return new URL(`http://${host}`).host.replace(/^www\./, "");
  } catch {
    return host;
  }
}
