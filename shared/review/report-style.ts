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
figure svg { display: block; inline-size: min(100%, 30rem); block-size: auto; margin-block: .5rem; }
summary { color: var(--muted); font-size: .8125rem; cursor: pointer; }
small { color: var(--muted); font-size: .8125em; white-space: nowrap; }
thead th { overflow-wrap: normal; vertical-align: bottom; }
td, th { overflow-wrap: break-word; }
tbody th:first-child { overflow-wrap: anywhere; min-inline-size: 6rem; }
td.words { text-align: start; }
td.tag { white-space: nowrap; }
.agreed th { text-align: start; }
.agreed :is(th, td) { vertical-align: baseline; }
.agreed tbody th:first-child { min-inline-size: 2rem; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.card { break-inside: auto; }
.card h4, h2, h3, figcaption { break-after: avoid; }
.card table { font-size: .875rem; margin-block: .5rem; margin-inline: -.5rem; inline-size: calc(100% + 1rem); }
.card table th, .card table td { vertical-align: top; padding-inline: .5rem; text-align: start; }
.card dl + dl { margin-block-start: .375rem; }
.result th, .result td { font-weight: 600; background: color-mix(in srgb, var(--accent) 8%, transparent); }
a { color: var(--accent); }
@media screen and (max-width: 36rem) {
  body { padding-inline: 1rem; }
  th, td { padding-inline: .375rem; font-size: .8125rem; }
  thead th { font-size: .75rem; }
  main > table, .article > table, details { display: block; overflow-x: auto; }
  .card table, .card tbody, .card tr, .card table th, .card table td, .agreed, .agreed tbody, .agreed tr, .agreed th, .agreed td { display: block; }
  .card thead, .agreed thead { position: absolute; clip-path: inset(50%); }
  .card tr, .agreed tr { padding-block: .5rem; border-block-end: 1px solid var(--line); }
  .card table th, .card table td, .agreed th, .agreed td { padding-block: .0625rem; border: 0; }
  .agreed :is(th, td) { padding-inline: 0; }
  :is(.card, .agreed) tbody th { font-weight: 600; }
  :is(.card, .agreed) td:has(> bdi:only-child:empty) { display: none; }
  .card table tr.result { background: color-mix(in srgb, var(--accent) 8%, transparent); }
  .card table tr.result > * { background: none; }
}
@page { margin: 18mm 16mm; }
@media print {
  :root { --paper: #fff; --raised: #fff; }
  th, td { padding-block: .2rem; }
  figure { margin: 1rem 0; }
  figure svg { inline-size: min(100%, 26rem); }
  body { font-size: 10pt; }
  .article { break-before: page; }
  header + main > .article:first-child { break-before: auto; }
  summary { list-style: none; }
  a { color: inherit; text-decoration: none; }
}
`
