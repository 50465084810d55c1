/** How slips and reports look: on paper as on the screen, light and dark, whatever the size. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#22201c, #e8e4db); --paper: light-dark(#fdfcf9, #1a1b1d); --muted: light-dark(#635d52, #aaa598);
  --line: light-dark(#dedad0, #393b3f); --raised: light-dark(#ffffff, #2a2c2f); --accent: light-dark(#1d5a8c, #86bdea); }
body { max-inline-size: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.125rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: .875rem; margin: 0 0 .5rem; }
p { margin: .25rem 0; }
.quiet { color: var(--muted); font-size: .875rem; }
.card { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); break-inside: avoid; }
.card dl { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .375rem 1rem; margin: 0; }
dt { color: var(--muted); font-size: .875rem; }
dd { margin: 0; }
q { font-family: Charter, 'Noto Serif', Georgia, 'Noto Naskh Arabic', serif; quotes: none; }
table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .375rem .75rem; border-block-end: 1px solid var(--line); text-align: end; font-weight: 400; }
th:first-child, td:first-child { text-align: start; padding-inline-start: 0; }
thead th { color: var(--muted); font-size: .8125rem; font-weight: 600; }
caption { text-align: start; color: var(--muted); font-size: .875rem; padding-block-end: .5rem; }
@media print { :root { color-scheme: light; } body { padding: 0; max-inline-size: none; } }
`
