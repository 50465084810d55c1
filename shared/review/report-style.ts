/** What a report has beyond a slip: charts, wide tables, an article a page on paper. */
export const REPORT_STYLE = `
body { max-inline-size: 52rem; }
h2 { font-size: 1.25rem; margin: 3.5rem 0 .5rem; }
main > h2:first-child { margin-block-start: 2rem; }
figure table { font-size: .875rem; }
figure td.words { color: var(--muted); text-align: end; }
h3 { font-size: 1.0625rem; margin: 2.5rem 0 .5rem; }
h4 { font-size: .9375rem; margin: 0 0 .25rem; font-weight: 600; }
h4 q { font-weight: 400; }
figure { margin: 1.75rem 0; break-inside: avoid; }
figcaption { font-weight: 600; }
figure svg { display: block; margin-block: .5rem; }
summary { color: var(--muted); font-size: .8125rem; cursor: pointer; }
small { color: var(--muted); font-size: .8125em; white-space: nowrap; }
thead th { overflow-wrap: normal; vertical-align: bottom; }
td.words { text-align: start; }
td.tag { white-space: nowrap; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.card { break-inside: auto; }
.card h4, h2, h3, figcaption { break-after: avoid; }
.card table { font-size: .875rem; margin-block: .5rem; }
.card table th, .card table td { vertical-align: top; padding-inline: 0 .75rem; text-align: start; }
.card dl + dl { margin-block-start: .375rem; }
.result th, .result td { font-weight: 600; background: color-mix(in srgb, var(--accent) 8%, transparent); }
a { color: var(--accent); }
@page { margin: 18mm 16mm; }
@media print {
  :root { --paper: #fff; --raised: #fff; }
  th, td { padding-block: .2rem; }
  figure { margin: 1rem 0; }
  body { font-size: 10pt; }
  .article { break-before: page; }
  header + main > .article:first-child { break-before: auto; }
  summary { list-style: none; }
  a { color: inherit; text-decoration: none; }
}
`
