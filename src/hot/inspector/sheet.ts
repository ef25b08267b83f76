const RULES = `
:host { position: fixed; inset: auto 0 0 0; z-index: 2147483000; height: 45vh; display: flex; flex-direction: column; font: 13px/1.45 system-ui, sans-serif; color: CanvasText; background: Canvas; border-top: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); color-scheme: light dark; }
.tabs { display: flex; gap: 4px; padding: 6px; border-bottom: 1px solid color-mix(in srgb, CanvasText 15%, Canvas); }
.tabs button { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 6px; padding: 2px 10px; cursor: pointer; }
.tabs button[aria-pressed=true] { border-color: color-mix(in srgb, CanvasText 30%, Canvas); font-weight: 600; }
.tabs button:last-child { margin-inline-start: auto; }
.body { overflow: auto; padding: 8px 12px; flex: 1; }
h2 { font-size: 13px; margin: 8px 0; }
svg { max-width: 100%; height: auto; font: 12px system-ui, sans-serif; }
rect { fill: color-mix(in srgb, CanvasText 6%, Canvas); stroke: color-mix(in srgb, CanvasText 30%, Canvas); }
.listener rect { stroke: #6b4eff; }
.busy rect { fill: color-mix(in srgb, #6b4eff 30%, Canvas); }
text { fill: CanvasText; }
text.label { font-size: 10px; opacity: 0.8; }
path { fill: none; stroke: #6b4eff; stroke-width: 1.2; }
path.input { stroke: #888; stroke-dasharray: 3 3; }
path.output { stroke: #168a55; }
path.follows { stroke: #c2410c; }
.fault, .fault summary { color: light-dark(#b3261e, #ff8a80); }
details { border-bottom: 1px solid color-mix(in srgb, CanvasText 10%, Canvas); padding: 3px 0; }
summary { cursor: pointer; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 12px/1.4 ui-monospace, monospace; }
dl { margin: 4px 0 4px 16px; }
dd { margin-inline-start: 12px; }
label { display: grid; grid-template-columns: 12em 1fr auto; gap: 8px; margin: 4px 0; align-items: start; }
textarea { font: 12px/1.4 ui-monospace, monospace; color: inherit; background: color-mix(in srgb, CanvasText 4%, Canvas); border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-radius: 4px; }
table { border-collapse: collapse; }
th, td { text-align: start; padding: 2px 12px 2px 0; }
:focus-visible { outline: 2px solid #6b4eff; outline-offset: 1px; }
`;

let made: CSSStyleSheet | undefined;

/** The inspector's style sheet: none of the page's rules reach it. */
export function inspectorSheet(): CSSStyleSheet {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(RULES);
  }
  return made;
}
