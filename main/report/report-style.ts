/** The look of a plain report: system fonts, and the reader's choice of light or dark. */
export const reportStyle = `
:root { color-scheme: light dark; --text: #1a1d21; --muted: #5c6670; --line: #d9dee3;
  --page: #ffffff; --panel: #f5f7f9; --bar: #2f6fb5; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e9ec; --muted: #9aa5b0; --line: #363d45;
  --page: #15181c; --panel: #1d2227; --bar: #5b9be0; --bad: #f2867f; } }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; background: var(--page);
  color: var(--text); font: 15px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 0.25rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 0.75rem; }
p { margin: 0.25rem 0; } .muted { color: var(--muted); } .bad { color: var(--bad); }
.scroll { overflow-x: auto; margin-bottom: 1rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4rem 0.7rem; text-align: right; border-bottom: 1px solid var(--line);
  white-space: nowrap; }
th { font-weight: 600; color: var(--muted); }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
svg { width: 100%; height: auto; } svg text { fill: var(--text); font: 13px system-ui, sans-serif; }
svg .label { text-anchor: end; }
svg .value { paint-order: stroke; stroke: var(--page); stroke-width: 5px; } svg .axis { text-anchor: middle; fill: var(--muted); }
svg .bar { fill: var(--bar); } svg .grid { stroke: var(--line); }
details { border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 0.9rem;
  margin: 0.5rem 0; }
summary { cursor: pointer; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.2rem; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); border-radius: 6px; padding: 0.6rem 0.8rem;
  font: 13px/1.5 ui-monospace, monospace; }
img { max-width: 100%; border: 1px solid var(--line); border-radius: 6px; }
`;
