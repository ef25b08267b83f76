// What the rules in `blocks.js` share, in front of markdown-it's own code.

export function firstOf({ bMarks, tShift }, line) {
  return bMarks[line] + tShift[line];
}

/** Whether a line is indented as code. */
export function isIndented({ sCount, blkIndent }, line) {
  return sCount[line] - blkIndent >= 4;
}

/** Whether a line ends what goes on to it. */
export function isEnded(state, chain, line, endLine) {
  return state.md.block.ruler.getRules(chain).some((rule) => rule(state, line, endLine, true));
}

export function pushText(state, type, tag, content, map) {
  const opening = state.push(`${type}_open`, tag, 1);
  opening.map = map;
  const text = state.push("inline", "", 0);
  text.content = content;
  text.children = [];
  state.push(`${type}_close`, tag, -1);
  return opening;
}

/** Where the text behind the marker of an item begins; -1 without one. */
export function afterMarker(state, line) {
  const [marker] = /^(?:[-+*]|\d{1,9}[.)])(?![^ \t])/.exec(getLine(state, line)) ?? [];
  return marker ? firstOf(state, line) + marker.length : -1;
}

export function cellsOf(text) {
  const cells = text.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
  // Pipes at both ends, but not cells of blanks.
  if (text[0] === "|") cells.shift();
  if (/(?<!\\)\|$/.test(text)) cells.pop();
  return cells;
}

export function pushRow(state, tag, cells, sides) {
  state.push("tr_open", "tr", 1);
  for (const [at, side] of sides.entries()) {
    const cell = pushText(state, tag, tag, cells[at] ?? "", null);
    if (side) cell.attrs = [["style", `text-align:${side}`]];
  }
  state.push("tr_close", "tr", -1);
}
