// Classes of markdown-it in fewer words, as `blocks.js` has its rules.

/** Of it nothing is read but its attributes, its text and where it stands. */
export class Token {
  constructor(type, tag, nesting) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
    this.attrs = this.map = this.children = this.meta = null;
    this.level = 0;
    this.content = this.info = "";
    this.hidden = false;
  }
  attrGet(name) {
    return this.attrs?.find(([one]) => one === name)?.[1] ?? null;
  }
}

export class StateBlock {
  constructor(src, md, env, tokens) {
    Object.assign(this, { src, md, env, tokens, bMarks: [], eMarks: [], tShift: [], sCount: [], bsCount: [] });
    Object.assign(this, { blkIndent: 0, line: 0, level: 0, tight: false, listIndent: -1, parentType: "" });
    const { length } = src;
    const add = (start, end, shift, count) => {
      this.bMarks.push(start);
      this.eMarks.push(end);
      this.tShift.push(shift);
      this.sCount.push(count);
      this.bsCount.push(0);
    };
    for (let start = 0; start < length;) {
      let end = src.indexOf("\n", start);
      if (end < 0) end = length;
      let [pos, count] = [start, 0];
      for (; isSpace(src[pos]); pos++) count += src[pos] === "\t" ? 4 - (count % 4) : 1;
      // Blanks at the very end are no line.
      if (pos < length) add(start, end, pos - start, count);
      start = end + 1;
    }
    this.lineMax = this.bMarks.length;
    add(length, length, 0, 0);
  }
  push(type, tag, nesting) {
    const token = new Token(type, tag, nesting);
    if (nesting < 0) this.level--;
    token.level = this.level;
    if (nesting > 0) this.level++;
    this.tokens.push(token);
    return token;
  }
  isEmpty(line) {
    return firstOf(this, line) >= this.eMarks[line];
  }
  skipSpaces(pos) {
    while (isSpace(this.src[pos])) pos++;
    return pos;
  }
  getLines(begin, end, indent, keepsLastEnd) {
    const { src, bMarks, eMarks, bsCount } = this;
    let text = "";
    for (let line = begin; line < end; line++) {
      const last = eMarks[line] + (line + 1 < end || keepsLastEnd);
      let [pos, count] = [bMarks[line], 0];
      for (; pos < last && count < indent; pos++) {
        if (src[pos] === "\t") count += 4 - ((count + bsCount[line]) % 4);
        else if (src[pos] === " " || pos < firstOf(this, line)) count++;
        else break;
      }
      text += " ".repeat(Math.max(0, count - indent)) + src.slice(pos, last);
    }
    return text;
  }
}

export class StateInline {
  constructor(src, md, env, tokens) {
    this.src = src;
    this.md = md;
    this.env = env;
    this.tokens = tokens;
    this.tokens_meta = [];
    this.posMax = src.length;
    this.pos = this.level = this.linkLevel = 0;
    this.pending = "";
    this.cache = {};
    this.delimiters = [];
    this._prev_delimiters = [];
  }
  pushPending() {
    const token = new Token("text", "", 0);
    token.content = this.pending;
    this.tokens.push(token);
    this.pending = "";
  }
  push(type, tag, nesting) {
    if (this.pending) this.pushPending();
    const token = new Token(type, tag, nesting);
    let meta;
    if (nesting < 0) {
      this.level--;
      this.delimiters = this._prev_delimiters.pop();
    }
    if (nesting > 0) {
      this.level++;
      this._prev_delimiters.push(this.delimiters);
      meta = { delimiters: (this.delimiters = []) };
    }
    this.tokens.push(token);
    this.tokens_meta.push(meta);
    return token;
  }
}

/** One parser with one set of rules, and no options. */
export class MarkdownIt {
  constructor() {
    this.core = { ruler: new Ruler() };
    for (const rule of _rules$2) this.core.ruler.push(...rule);
    this.block = new ParserBlock();
    this.inline = new ParserInline();
    this.utils = { normalizeReference, unescapeAll };
    this.helpers = { parseLinkDestination, parseLinkTitle };
  }
  validateLink(url) {
    return !/^(?:vbscript|javascript|file|data(?!:image\/(?:gif|png|jpeg|webp);)):/.test(url.trim().toLowerCase());
  }
  parse(src, env, inlineMode) {
    const state = { src, md: this, env, tokens: [], inlineMode };
    for (const rule of this.core.ruler.getRules("")) rule(state);
    return state.tokens;
  }
  parseInline(src, env) {
    return this.parse(src, env, true);
  }
}

/** One parser has one set of rules, which stands before it is first asked for them. Our own code names rules that there are. */
export class Ruler {
  constructor() {
    this.rules = [];
    this.cache = {};
  }
  find(name) {
    return this.rules.findIndex((rule) => rule.name === name);
  }
  add(place, name, fn, { alt = [] } = {}) {
    this.rules.splice(place, 0, { name, fn, alt });
  }
  at(name, fn, { alt = [] } = {}) {
    Object.assign(this.rules[this.find(name)], { fn, alt });
  }
  before(other, ...rule) {
    this.add(this.find(other), ...rule);
  }
  after(other, ...rule) {
    this.add(this.find(other) + 1, ...rule);
  }
  push(...rule) {
    this.add(Infinity, ...rule);
  }
  enableOnly(name) {
    this.rules = this.rules.filter((rule) => rule.name === name);
  }
  // The one rule that we switch off is cut out.
  disable() {}
  getRules(chain) {
    return (this.cache[chain] ??= this.rules.filter(({ alt }) => !chain || alt.includes(chain)).map(({ fn }) => fn));
  }
}

export class ParserBlock {
  constructor() {
    this.ruler = new Ruler();
    for (const [name, rule, alt] of _rules$1) this.ruler.push(name, rule, { alt });
  }
  tokenize(state, startLine, endLine) {
    const rules = this.ruler.getRules("");
    let line = startLine;
    let isLoose = false;
    while (line < endLine) {
      while (line < state.lineMax && state.isEmpty(line)) line++;
      state.line = line;
      if (line >= endLine || state.sCount[line] < state.blkIndent) break;
      const at = line;
      rules.some((rule) => rule(state, at, endLine, false));
      state.tight = !isLoose;
      ({ line } = state);
      if (state.isEmpty(line - 1)) isLoose = true;
      if (line < endLine && state.isEmpty(line)) {
        isLoose = true;
        state.line = ++line;
      }
    }
  }
}

export class ParserInline {
  constructor() {
    this.ruler = new Ruler();
    this.ruler2 = new Ruler();
    this.State = StateInline;
    for (const rule of _rules) this.ruler.push(...rule);
    for (const rule of _rules2) this.ruler2.push(...rule);
  }
  /** Whether a rule takes what comes next. */
  take(state, silent) {
    return this.ruler.getRules("").some((rule) => rule(state, silent));
  }
  skipToken(state) {
    const { pos, cache, level } = state;
    if (cache[pos] === undefined) {
      if (level >= 100) state.pos = state.posMax;
      state.level++;
      if (level >= 100 || !this.take(state, true)) state.pos++;
      state.level = level;
      cache[pos] = state.pos;
    }
    state.pos = cache[pos];
  }
  tokenize(state) {
    const end = state.posMax;
    while (state.pos < end) if (state.level >= 100 || !this.take(state, false)) state.pending += state.src[state.pos++];
    if (state.pending) state.pushPending();
  }
  parse(text, md, env, tokens) {
    const state = new this.State(text, md, env, tokens);
    this.tokenize(state);
    for (const rule of this.ruler2.getRules("")) rule(state);
  }
}
