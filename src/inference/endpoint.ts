import { authorError } from "../core/hf-error.ts";

/** Where an endpoint may be written, and what it is resolved against. */
export interface EndpointSources {
  /** The app's own `endpoint` attribute: its author's word, so any http(s) address. */
  attribute?: string | null | undefined;
  /** The content of `<meta name="hf-blocks-endpoint">`: the page's word, which may come from elsewhere. */
  meta?: string | null | undefined;
  /** The address of the page. */
  base: string;
  /** Origins or address prefixes on other hosts that the app lets a `meta` name. */
  allowed?: readonly string[] | undefined;
}

/**
 * The base address of inference calls, absolute and without a slash at its end,
 * or undefined for the Hugging Face router.
 *
 * @throws {HfError} author, for an address that is not http(s), or a `meta` on another host that the app does not list
 */
export function resolveEndpoint({ attribute, meta, base, allowed = [] }: EndpointSources): string | undefined {
  if (attribute?.trim()) return withoutSlash(address(attribute, base, 'The attribute "endpoint"'));
  if (!meta?.trim()) return undefined;
  const place = '<meta name="hf-blocks-endpoint">';
  const url = address(meta, base, place);
  if (url.origin !== new URL(base).origin && !allowed.some((one) => covers(one, url, base))) {
    throw authorError(`${place} names ${url.origin}, another host than the page. Write endpoint="${url.href}" on the app to allow it.`);
  }
  return withoutSlash(url);
}

function address(text: string, base: string, place: string): URL {
  const url = URL.canParse(text.trim(), base) ? new URL(text.trim(), base) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw authorError(`${place} is not an http or https address: “${text}”.`);
  // A query would end up in the middle of the addresses made from it.
  if (url.username || url.password || url.search || url.hash)
    throw authorError(`${place} must not hold a user name, password, “?” or “#”.`);
  return url;
}

/** Compared as parsed addresses: as texts, `https://good.example` would cover `https://good.example.evil`. */
function covers(allowed: string, url: URL, base: string): boolean {
  const { origin, pathname } = address(allowed, base, "The list of allowed endpoints");
  const folder = pathname.replace(/\/*$/, "/");
  return url.origin === origin && `${url.pathname}/`.startsWith(folder);
}

function withoutSlash({ origin, pathname }: URL): string {
  return `${origin}${pathname}`.replace(/\/+$/, "");
}
