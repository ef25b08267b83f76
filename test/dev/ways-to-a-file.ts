// Ways in which a request may try to name a file that it must not have.
import { relative } from "node:path";

/** A file, and the folder that is served. */
export interface Target {
  readonly root: string;
  readonly file: string;
}

type Way = (target: Target) => string;

/** From the root: `/../outside/canary.html`, or `/.env`. */
const plain: Way = ({ root, file }) => `/${relative(root, file)}`;
const climbing: Way = ({ file }) => `${"/..".repeat(12)}${file}`;
const absolute: Way = ({ file }) => file;
const fromDisk: Way = ({ file }) => `/@fs${file}`;

const every = (text: string, pattern: RegExp, code: (byte: string) => string) =>
  text.replace(pattern, (character) => [...Buffer.from(character)].map((byte) => code(byte.toString(16).padStart(2, "0"))).join(""));
const percent = (text: string) => every(text, /[./]/g, (byte) => `%${byte}`);
const dots = (replacement: string) => (text: string) => text.replaceAll("..", replacement);
const slashes = (replacement: string) => (text: string) => text.replaceAll("/", replacement);

const rewritten: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "encoded as a component": encodeURIComponent,
  "dots and slashes encoded": percent,
  "encoded twice": (text) => encodeURIComponent(percent(text)),
  "encoded three times": (text) => encodeURIComponent(encodeURIComponent(percent(text))),
  "every byte encoded": (text) => every(text, /./gu, (byte) => `%${byte}`),
  "every byte encoded in capitals": (text) => every(text, /./gu, (byte) => `%${byte.toUpperCase()}`),
  "dots encoded": dots("%2e%2e"),
  "one dot encoded": dots(".%2E"),
  "slashes encoded": slashes("%2f"),
  "slashes encoded, the first left": (text) => `/${slashes("%2F")(text.slice(1))}`,
  "bytes with a tilde": (text) => every(text, /[./]/g, (byte) => `~${byte}`),
  "bytes with a tilde, encoded": (text) => every(text, /[./]/g, (byte) => `%7e${byte}`),
  "doubled tildes": (text) => every(text, /\./g, (byte) => `~7e${byte}`),
  backslashes: slashes("\\"),
  "backslashes encoded": slashes("%5c"),
  "backslashes encoded twice": slashes("%255C"),
  "mixed slashes": (text) => text.replaceAll("../", "..\\/"),
  "slashes doubled": slashes("//"),
  "slashes with a dot between": slashes("/./"),
  "four dots": dots("...."),
  "dots that heal when removed": (text) => text.replaceAll("../", "....//"),
  "a semicolon after the dots": dots("..;"),
  "a space after the dots": dots("..%20"),
  "a null byte at the end": (text) => `${text}%00`,
  "a null byte and an ending": (text) => `${text}%00.html`,
  "a null byte and a script's ending": (text) => `${text}%00.ts`,
  "a null byte before it": (text) => `%00${text}`,
  "a null byte as Vite writes it": (text) => `/@id/__x00__${text}`,
  "an overlong slash": slashes("%c0%af"),
  "an overlong dot": dots("%c0%ae%c0%ae"),
  "a longer overlong slash": slashes("%e0%80%af"),
  "a wide slash": slashes("%ef%bc%8f"),
  "wide dots": dots("%ef%bc%8e%ef%bc%8e"),
  "a two-dot leader": dots("%e2%80%a5"),
  "IIS's escapes": (text) => every(text, /[./]/g, (byte) => `%u00${byte}`),
  "a fraction slash": slashes("%e2%81%84"),
  "a file: address": (text) => `file://${text}`,
  "a file: address, encoded": (text) => encodeURIComponent(`file://${text}`),
  "a file: address with a host": (text) => `file://localhost${text}`,
  "another scheme": (text) => `http://localhost${text}`,
  "no scheme": (text) => `//localhost${text}`,
  "Vite's name for the disk": (text) => `/@fs/${text}`,
  "Vite's name for an id": (text) => `/@id/${text}`,
  "Vite's name for an id on the disk": (text) => `/@id/@fs${text}`,
  "a drive": (text) => `/C:${text}`,
  "a drive with backslashes": (text) => `C:${slashes("\\")(text)}`,
  "a long Windows path": (text) => `\\\\?\\C:${slashes("\\")(text)}`,
  "a stream of Windows": (text) => `${text}::$DATA`,
  "a dot at the end": (text) => `${text}.`,
  "a space at the end": (text) => `${text}%20`,
  "a slash at the end": (text) => `${text}/`,
  "in capitals": (text) => text.toUpperCase(),
  "its ending in capitals": (text) => text.replace(/\.\w+$/, (ending) => ending.toUpperCase()),
  "below a folder that is not there": (text) => `/nowhere/..${text}`,
  "below a page": (text) => `/index.html/..${text}`,
  "below a page, encoded": (text) => `/index.html%2f..${text}`,
  "another ending": (text) => `${text}.html`,
  "another ending in a query": (text) => `${text}?.html`,
  "another ending in an encoded query": (text) => `${text}%3F.html`,
  "another ending in a fragment": (text) => `${text}%23.html`,
  "a line end": (text) => `${text}%0a.html`,
  "a tab": (text) => `%09${text}`,
  "the home folder": (text) => `~${text}`,
  "a variable": (text) => `$HOME/..${text}`,
  "?raw": (text) => `${text}?raw`,
  "?import": (text) => `${text}?import`,
  "?import&raw": (text) => `${text}?import&raw`,
  "?raw??": (text) => `${text}?raw??`,
  "?import&raw??": (text) => `${text}?import&raw??`,
  "?url": (text) => `${text}?url`,
  "?url&inline": (text) => `${text}?import&url&inline`,
  "?inline": (text) => `${text}?import&inline`,
  "?.svg?.wasm?init": (text) => `${text}?.svg?.wasm?init`,
  "?worker&inline": (text) => `${text}?worker&inline`,
  "?html-proxy": (text) => `${text}?html-proxy&index=0.js`,
  "?html-proxy of a style": (text) => `${text}?html-proxy&direct&index=0.css`,
  "?t": (text) => `${text}?t=1`,
  "?direct": (text) => `${text}?direct`,
  "the query encoded": (text) => `${text}%3Fraw`,
  "the query encoded with ?import": (text) => `${text}%3Fimport%26raw`,
};

const from = { root: plain, "the root of the disk": climbing, "the disk": absolute, "Vite's disk": fromDisk };

/** All ways to a file, as they go over the wire; from its root, or from everywhere. */
export function waysTo(target: Target, where: "root" | "everywhere" = "root"): string[] {
  const paths = where === "root" ? [from.root(target)] : Object.values(from).map((path) => path(target));
  return paths.flatMap((path) => Object.values(rewritten).map((rewrite) => rewrite(path)));
}

export const kindsOfWays = Object.keys(rewritten).length;
export const starts = Object.keys(from).length;
