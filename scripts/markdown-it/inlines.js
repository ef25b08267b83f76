// Rules of markdown-it for what stands in a line, and what reads addresses and entities, as `blocks.js` has those for blocks.

export function processDelimiters(delimiters) {
  const bottoms = {};
  const jumps = [];
  let head = 0;
  let lastToken = -2;
  for (const [at, closer] of delimiters.entries()) {
    jumps.push(0);
    if (delimiters[head].marker !== closer.marker || lastToken !== closer.token - 1) head = at;
    lastToken = closer.token;
    if (!closer.close) continue;
    const key = `${closer.marker} ${closer.open} ${closer.length % 3}`;
    let opener = head - jumps[head] - 1;
    let bottom = opener;
    for (; opener > (bottoms[key] ?? -1); opener -= jumps[opener] + 1) {
      const { marker, open, end, close, length } = delimiters[opener];
      if (marker !== closer.marker || !open || end >= 0) continue;
      if ((close || closer.open) && (length + closer.length) % 3 === 0 && length % 3 !== 0) continue;
      const jump = opener > 0 && !delimiters[opener - 1].open ? jumps[opener - 1] + 1 : 0;
      jumps[at] = at - opener + jump;
      jumps[opener] = jump;
      closer.open = delimiters[opener].close = false;
      delimiters[opener].end = at;
      bottom = -1;
      lastToken = -2;
      break;
    }
    if (bottom !== -1) bottoms[key] = bottom;
  }
}

export function isSpace(sign) {
  return sign === " " || sign === "\t";
}

export function isValidEntityCode(code) {
  if ((code >= 0xd800 && code < 0xe000) || (code >= 0xfdd0 && code < 0xfdf0) || (code & 0xfffe) === 0xfffe || code > 0x10ffff) return false;
  return code > 159 || (code > 31 && code < 127) || code === 9 || code === 10 || code === 12 || code === 13;
}

export function replaceEntityPattern(match, digits) {
  if (!digits) return decodeHTMLStrict(match);
  const code = Number(digits.replace(/^x?/i, (sign) => sign && "0x"));
  return isValidEntityCode(code) ? String.fromCodePoint(code) : "\ufffd";
}

export function unescapeAll(text) {
  return text.replace(/\\([!-/:-@[-`{-~])|&(?:#(x[a-f0-9]{1,8}|\d{1,8})|[a-z][a-z0-9]{1,31});/gi, (match, sign, digits) =>
    sign ? sign : replaceEntityPattern(match, digits),
  );
}

export function join_alt(tokens) {
  let length = 0;
  for (const token of tokens) {
    const last = tokens[length - 1];
    if (token.type === "text_special") token.type = "text";
    if (token.type !== "text" || last?.type !== "text") tokens[length++] = token;
    else {
      token.content = last.content + token.content;
      tokens[length - 1] = token;
    }
  }
  tokens.length = length;
}

export function text_join({ tokens }) {
  for (const { type, children } of tokens) {
    if (type !== "inline") continue;
    // The same is done to the text of a picture.
    for (const token of children) if (token.children) join_alt(token.children);
    join_alt(children);
  }
}

export function link_pairs({ delimiters, tokens_meta: metas }) {
  for (const one of [delimiters, ...metas.map((meta) => meta?.delimiters)]) if (one) processDelimiters(one);
}

export function asciiTrim(text) {
  let end = text.length;
  while (" \t\n\r".includes(text[end - 1])) end--;
  return text.slice(0, end).replace(/^[ \t\n\r]+/, "");
}

export function inline({ md, env, tokens }) {
  for (const { type, content, children } of tokens) if (type === "inline") md.inline.parse(content, md, env, children);
}

export function parseLinkDestination(src, start, max) {
  const [whole, inside] = /^<((?:[^<>\n\\]|\\[^])*)>/.exec(src.slice(start, max)) ?? [];
  if (whole) return { ok: true, pos: start + whole.length, str: unescapeAll(inside) };
  let level = 0;
  let pos = start;
  for (; pos < max && src[pos] > " " && src[pos] !== "\x7f"; pos++) {
    if (src[pos] === "\\" && pos + 1 < max && src[pos + 1] !== " ") pos++;
    else if (src[pos] === "(" && ++level > 32) return {};
    else if (src[pos] === ")" && level-- === 0) break;
  }
  if (level < 0) level = 0;
  return { ok: src[start] !== "<" && pos > start && level === 0, pos, str: unescapeAll(src.slice(start, pos)) };
}

export function parseLinkTitle(src, start, max, before) {
  const marker = before ? before.marker : start < max && { '"': '"', "'": "'", "(": ")" }[src[start]];
  if (!marker) return {};
  const from = before ? start : start + 1;
  let pos = from;
  for (; pos < max && src[pos] !== marker; pos++) {
    if (src[pos] === "(" && marker === ")") return {};
    if (src[pos] === "\\" && pos + 1 < max) pos++;
  }
  const ok = pos < max;
  return { ok, can_continue: !ok, pos: pos + 1, marker, str: (before ? before.str : "") + unescapeAll(src.slice(from, pos)) };
}

export function escape(state, silent) {
  const { src, posMax } = state;
  const next = state.pos + 1;
  if (src[next - 1] !== "\\" || next >= posMax) return false;
  if (src[next] === "\n") {
    if (!silent) state.push("hardbreak", "br", 0);
    for (state.pos = next + 1; state.pos < posMax && isSpace(src[state.pos]); state.pos++);
    return true;
  }
  // What is not escaped is text, as anywhere.
  if (!/[!-/:-@[-`{-~]/.test(src[next])) return false;
  if (!silent) state.push("text_special", "", 0).content = src[next];
  state.pos = next + 1;
  return true;
}

export function autolink(state, silent) {
  const [whole, url] = /^<([^<>]*)>/.exec(state.src.slice(state.pos, state.posMax)) ?? [];
  if (!url) return false;
  // Mails in angle brackets are links as addresses are.
  const isMail = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i.test(url);
  const href = isMail ? `mailto:${url}` : url;
  if (!(isMail || /^[a-z][a-z\d+.-]{1,31}:[^<>\0-\x20]*$/i.test(url)) || !state.md.validateLink(href)) return false;
  if (!silent) {
    state.push("link_open", "a", 1).attrs = [["href", href]];
    state.push("text", "", 0).content = url;
    state.push("link_close", "a", -1);
  }
  state.pos += whole.length;
  return true;
}

export function newline(state, silent) {
  const { src, pending, posMax } = state;
  let { pos } = state;
  if (src[pos] !== "\n") return false;
  if (!silent) {
    let end = pending.length;
    while (pending[end - 1] === " ") end--;
    state.pending = pending.slice(0, end);
    state.push(pending.length - end > 1 ? "hardbreak" : "softbreak", "br", 0);
  }
  while (++pos < posMax && isSpace(src[pos]));
  state.pos = pos;
  return true;
}

export function backtick(state, silent) {
  const { src, pos: start, posMax } = state;
  if (src[start] !== "`") return false;
  let pos = start;
  while (pos < posMax && src[pos] === "`") pos++;
  const { length } = src.slice(start, pos);
  // Where the last run of each length begins: many that open and never close take one look each.
  if (!state.backticks) {
    state.backticks = {};
    for (const { 0: run, index } of src.matchAll(/`+/g)) state.backticks[run.length] = index;
  }
  state.pos = pos;
  if (state.backticks[length] >= pos)
    for (let at = pos; (at = src.indexOf("`", at)) >= 0 && at < posMax;) {
      const close = at;
      while (src[at] === "`") at++;
      if (at > posMax) break;
      if (at - close !== length) continue;
      const text = src.slice(pos, close).replaceAll("\n", " ");
      const isPadded = text[0] === " " && text.endsWith(" ") && /[^ ]/.test(text);
      if (!silent) state.push("code_inline", "code", 0).content = isPadded ? text.slice(1, -1) : text;
      state.pos = at;
      return true;
    }
  if (!silent) state.pending += src.slice(start, pos);
  return true;
}

export function entity(state, silent) {
  const [found] = /^&(?:#(?:x[a-f0-9]{1,6}|\d{1,7})|[a-z][a-z0-9]{1,31});/i.exec(state.src.slice(state.pos, state.pos + 40)) ?? [];
  const decoded = found && unescapeAll(found);
  if (decoded === found) return false;
  if (!silent) state.push("text_special", "", 0).content = decoded;
  state.pos += found.length;
  return true;
}

export function text(state, silent) {
  const [plain] = /^[^\n!#-&*+\-:<->@[-`{}~]+/.exec(state.src.slice(state.pos, state.posMax)) ?? [];
  if (!plain) return false;
  if (!silent) state.pending += plain;
  state.pos += plain.length;
  return true;
}
