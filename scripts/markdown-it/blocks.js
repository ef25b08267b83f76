// Rules of markdown-it for blocks in fewer words, which stand for its own of the same names in a bundle: `markdown-trim.mjs`
// reads this text, and no module imports it. What they find is the same, save that nothing is kept that we do not read:
// markup, and the lines of what stands inside a block.

export function markTightParagraphs({ tokens, level }, list) {
  for (let at = list + 2; at < tokens.length - 2; at++)
    if (tokens[at].level === level + 2 && tokens[at].type === "paragraph_open") tokens[at].hidden = tokens[at + 2].hidden = true;
}

export function countCodePoints(text) {
  return [...text].length;
}

export function table(state, startLine, endLine, silent) {
  let line = startLine + 1;
  if (line >= endLine || state.sCount[line] < state.blkIndent || isIndented(state, line) || isIndented(state, startLine)) return false;
  const marks = getLine(state, line);
  if (!/^(?!-[ \t])[|:-][-|: \t]+$/.test(marks)) return false;
  const columns = marks.split("|").map((column) => column.trim());
  if (columns[0] === "") columns.shift();
  if (columns.at(-1) === "") columns.pop();
  if (columns.some((column) => !/^:?-+:?$/.test(column))) return false;
  const sides = columns.map((column) => (!column.endsWith(":") ? column[0] === ":" && "left" : column[0] === ":" ? "center" : "right"));
  const head = getLine(state, startLine).trim();
  const cells = cellsOf(head);
  if (!head.includes("|") || cells.length === 0 || cells.length !== sides.length) return false;
  if (silent) return true;
  const opening = state.push("table_open", "table", 1);
  state.push("thead_open", "thead", 1);
  pushRow(state, "th", cells, sides);
  state.push("thead_close", "thead", -1);
  while (++line < endLine && state.sCount[line] >= state.blkIndent && !isEnded(state, "blockquote", line, endLine)) {
    const row = getLine(state, line).trim();
    if (!row || isIndented(state, line)) break;
    if (line === startLine + 2) state.push("tbody_open", "tbody", 1);
    pushRow(state, "td", cellsOf(row), sides);
  }
  if (line > startLine + 2) state.push("tbody_close", "tbody", -1);
  state.push("table_close", "table", -1);
  opening.map = [startLine, line];
  state.line = line;
  return true;
}

export function fence(state, startLine, endLine, silent) {
  const head = getLine(state, startLine);
  const [marks] = /^(?:`{3,}|~{3,})/.exec(head) ?? [];
  if (!marks || isIndented(state, startLine)) return false;
  const info = head.slice(marks.length);
  if (marks[0] === "`" && info.includes("`")) return false;
  if (silent) return true;
  const end = new RegExp(`^${marks[0]}{${marks.length},}[ \t]*$`);
  let line = startLine;
  let closed = false;
  while (!closed && ++line < endLine && (state.isEmpty(line) || state.sCount[line] >= state.blkIndent))
    closed = state.src[firstOf(state, line)] === marks[0] && !isIndented(state, line) && end.test(getLine(state, line));
  state.line = line + closed;
  const token = state.push("fence", "code", 0);
  token.info = info;
  token.content = state.getLines(startLine + 1, line, state.sCount[startLine], true);
  token.map = [startLine, state.line];
  return true;
}

export function blockquote(state, startLine, endLine, silent) {
  if (isIndented(state, startLine) || state.src[firstOf(state, startLine)] !== ">") return false;
  if (silent) return true;
  const { src, bMarks, eMarks, tShift, sCount, bsCount, lineMax, blkIndent } = state;
  const all = [bMarks, tShift, sCount, bsCount];
  const before = all.map(() => []);
  const keep = (line) => {
    for (let at = 0; at < 4; at++) before[at].push(all[at][line]);
  };
  let isLastEmpty = false;
  let line = startLine;
  for (; line < endLine; line++) {
    let pos = firstOf(state, line);
    const max = eMarks[line];
    if (pos >= max) break;
    if (src[pos++] === ">" && sCount[line] >= blkIndent) {
      keep(line);
      let initial = sCount[line] + 1;
      const isTab = src[pos] === "\t";
      const isSpaced = isTab || src[pos] === " ";
      // Of a tab only one column goes.
      const isPart = isTab && (bsCount[line] + initial) % 4 !== 3;
      if (isSpaced && !isPart) {
        pos++;
        initial++;
      }
      let offset = initial;
      bMarks[line] = pos;
      for (; pos < max && isSpace(src[pos]); pos++) offset += src[pos] === "\t" ? 4 - ((offset + bsCount[line] + isPart) % 4) : 1;
      isLastEmpty = pos >= max;
      bsCount[line] = sCount[line] + 1 + isSpaced;
      sCount[line] = offset - initial;
      tShift[line] = pos - bMarks[line];
      continue;
    }
    if (isLastEmpty) break;
    if (isEnded(state, "blockquote", line, endLine)) {
      state.lineMax = line;
      if (blkIndent !== 0) {
        keep(line);
        sCount[line] -= blkIndent;
      }
      break;
    }
    keep(line);
    sCount[line] = -1;
  }
  state.blkIndent = 0;
  const opening = state.push("blockquote_open", "blockquote", 1);
  state.md.block.tokenize(state, startLine, line);
  state.push("blockquote_close", "blockquote", -1);
  opening.map = [startLine, state.line];
  for (let mark = 0; mark < 4; mark++) for (let at = 0; at < before[mark].length; at++) all[mark][startLine + at] = before[mark][at];
  Object.assign(state, { lineMax, blkIndent });
  return true;
}

export function hr(state, startLine, endLine, silent) {
  if (isIndented(state, startLine) || !/^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(getLine(state, startLine))) return false;
  if (silent) return true;
  state.line = startLine + 1;
  state.push("hr", "hr", 0).map = [startLine, state.line];
  return true;
}

export function list(state, startLine, endLine, silent) {
  const { src, eMarks, tShift, sCount, bsCount } = state;
  let line = startLine;
  if (isIndented(state, line)) return false;
  if (state.listIndent >= 0 && sCount[line] - state.listIndent >= 4 && sCount[line] < state.blkIndent) return false;
  let next = afterMarker(state, line);
  if (next < 0) return false;
  const mark = src[next - 1];
  const isOrdered = mark === "." || mark === ")";
  const number = Number(src.slice(firstOf(state, line), next - 1));
  if (silent) {
    const endsText = state.parentType === "paragraph" && sCount[line] >= state.blkIndent;
    return !(endsText && ((isOrdered && number !== 1) || state.skipSpaces(next) >= eMarks[line]));
  }
  const first = state.tokens.length;
  const [type, tag] = isOrdered ? ["ordered_list", "ol"] : ["bullet_list", "ul"];
  const opening = state.push(`${type}_open`, tag, 1);
  if (isOrdered && number !== 1) opening.attrs = [["start", number]];
  // The cut looks for where it began while it is still open.
  const lines = (opening.map = [line, 0]);
  let isTight = true;
  let endedEmpty = false;
  do {
    const max = eMarks[line];
    const initial = sCount[line] + next - firstOf(state, line);
    let offset = initial;
    for (; next < max && isSpace(src[next]); next++) offset += src[next] === "\t" ? 4 - ((offset + bsCount[line]) % 4) : 1;
    const indent = next >= max || offset - initial > 4 ? 1 : offset - initial;
    const itemLines = (state.push("list_item_open", "li", 1).map = [line, 0]);
    const { tight, listIndent, blkIndent } = state;
    const [shift, count] = [tShift[line], sCount[line]];
    Object.assign(state, { listIndent: blkIndent, blkIndent: initial + indent, tight: true });
    tShift[line] = next - state.bMarks[line];
    sCount[line] = offset;
    if (next >= max && state.isEmpty(line + 1)) state.line = Math.min(state.line + 2, endLine);
    else state.md.block.tokenize(state, line, endLine);
    if (!state.tight || endedEmpty) isTight = false;
    endedEmpty = state.line - line > 1 && state.isEmpty(state.line - 1);
    Object.assign(state, { tight, listIndent, blkIndent });
    tShift[line] = shift;
    sCount[line] = count;
    state.push("list_item_close", "li", -1);
    itemLines[1] = line = state.line;
    if (line >= endLine || sCount[line] < blkIndent || isIndented(state, line) || isEnded(state, "list", line, endLine)) break;
    next = afterMarker(state, line);
  } while (next >= 0 && src[next - 1] === mark);
  state.push(`${type}_close`, tag, -1);
  lines[1] = state.line = line;
  if (isTight) markTightParagraphs(state, first);
  return true;
}

export function getNextLinePos(state, line) {
  const { lineMax, sCount } = state;
  if (line >= lineMax || state.isEmpty(line)) return -1;
  return !isIndented(state, line) && sCount[line] >= 0 && isEnded(state, "reference", line, lineMax) ? -1 : firstOf(state, line);
}

export function reference(state, startLine, endLine, silent) {
  const { src, md, env } = state;
  let pos = firstOf(state, startLine);
  if (isIndented(state, startLine) || src[pos] !== "[") return false;
  let line = startLine + 1;
  let max = lineEnd(state, startLine);
  const goOn = () => {
    const next = getNextLinePos(state, line);
    if (next < 0) return false;
    pos = next;
    max = lineEnd(state, line++);
    return true;
  };
  const skip = () => {
    while (pos < max && (src[pos] === "\n" ? goOn() : isSpace(src[pos]) && ++pos));
  };
  let label = "";
  for (let from = ++pos; ;) {
    if (pos >= max || label.length + pos - from > 1998 || src[pos] === "[") return false;
    if (src[pos] === "]") {
      label += src.slice(from, pos);
      break;
    }
    if (src[pos] === "\\") pos++;
    if (src[pos] === "\n" && pos < max) {
      const part = src.slice(from, max);
      if (!goOn()) return false;
      label += part;
      from = pos;
    } else pos++;
  }
  if (src[pos + 1] !== ":" || [...label].length > 999) return false;
  pos += 2;
  skip();
  const { ok, str: href, pos: next } = md.helpers.parseLinkDestination(src, pos, max);
  if (!ok || !md.validateLink(href)) return false;
  pos = next;
  const behind = [pos, max, line];
  skip();
  const isApart = pos !== next;
  let found = md.helpers.parseLinkTitle(src, pos, max);
  while (found.can_continue && goOn()) found = md.helpers.parseLinkTitle(src, pos, max, found);
  let title = isApart && found.ok ? found.str : "";
  if (isApart && found.ok) pos = found.pos;
  else [pos, max, line] = behind;
  const endsHere = () => {
    while (pos < max && isSpace(src[pos])) pos++;
    return pos >= max || src[pos] === "\n";
  };
  if (!endsHere()) {
    if (!title) return false;
    [pos, max, line] = behind;
    title = "";
    if (!endsHere()) return false;
  }
  label = normalizeReference(label);
  if (!label) return false;
  if (silent) return true;
  env.references[label] ??= { title, href };
  const token = state.push("reference_definition", "", 0);
  token.map = [startLine, (state.line = line)];
  token.meta = { label };
  return true;
}

export function heading(state, startLine, endLine, silent) {
  const text = getLine(state, startLine);
  const [, { length: level } = ""] = /^(#{1,6})(?![^ \t])/.exec(text) ?? [];
  if (!level || isIndented(state, startLine)) return false;
  if (silent) return true;
  state.line = startLine + 1;
  pushText(state, "heading", `h${level}`, asciiTrim(text.slice(level).replace(/[ \t]#+[ \t]*$/, "")), [startLine, state.line]);
  return true;
}

/** Looks through its lines once for both. */
export function lheading(state, startLine, endLine) {
  return paragraph(state, startLine, endLine, false, true);
}

export function paragraph(state, startLine, endLine, silent, mayBeHeading) {
  // A list asks for it: inside a paragraph not all begin.
  state.parentType = "paragraph";
  let line = startLine + 1;
  let mark;
  for (; line < endLine && !state.isEmpty(line); line++) {
    if (isIndented(state, line)) continue;
    if (mayBeHeading && state.sCount[line] >= state.blkIndent) mark = /^(?:(=)=*|--*)[ \t]*$/.exec(getLine(state, line));
    if (mark || (state.sCount[line] >= 0 && isEnded(state, "paragraph", line, endLine))) break;
  }
  const text = asciiTrim(state.getLines(startLine, line, state.blkIndent, false));
  state.line = line + !!mark;
  const [type, tag] = mark ? ["heading", mark[1] ? "h1" : "h2"] : ["paragraph", "p"];
  pushText(state, type, tag, text, [startLine, state.line]);
  state.parentType = "";
  return true;
}

export function code(state, startLine, endLine) {
  let line = startLine;
  let end = line;
  for (; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    if (!isIndented(state, line)) break;
    end = line + 1;
  }
  if (end === startLine) return false;
  state.line = end;
  const token = state.push("code_block", "code", 0);
  token.content = `${state.getLines(startLine, end, 4 + state.blkIndent, false)}\n`;
  token.map = [startLine, end];
  return true;
}

export function normalize(state) {
  state.src = state.src.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
}

export function block(state) {
  const { src, md, env, tokens, inlineMode } = state;
  if (inlineMode) tokens.push(Object.assign(new Token("inline", "", 0), { content: src, children: [] }));
  else {
    const blocks = new StateBlock(src, md, env, tokens);
    md.block.tokenize(blocks, 0, blocks.lineMax);
  }
}
