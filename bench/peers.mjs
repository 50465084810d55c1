/** Who is measured: `page` is a file in pages/, `query` what its address carries. The product comes first; ratios are to it. */
export const PEERS = [
  { name: 'Claimlight', page: 'claimlight', query: '' },
  { name: 'CodeMirror 6', page: 'codemirror', query: '' },
  { name: 'mark.js', page: 'mark-js', query: '' },
  { name: 'Recogito (spans)', page: 'recogito', query: '?renderer=SPANS' },
  { name: 'Recogito (CSS highlights)', page: 'recogito', query: '?renderer=CSS_HIGHLIGHTS' },
]

/** A peer that needs longer than this for one step is reported as slower, not waited for; milliseconds. */
export const PATIENCE = 20_000

/** Sizes: text length in UTF-16 code units, number of marks, where the text is from. */
/** A small text opens within a frame or two, which falls differently each time: it is measured more often. */
export const CELLS = [
  { name: '5 kB, 50 marks', length: 5_000, marks: 50, source: 'generated', times: 3 },
  { name: '100 kB, 1,000 marks', length: 100_000, marks: 1_000, source: 'generated', times: 2 },
  { name: '1 MB, 10,000 marks', length: 1_000_000, marks: 10_000, source: 'generated', times: 1 },
  { name: 'real news, 100 kB, 1,000 marks', length: 100_000, marks: 1_000, source: 'real', times: 2 },
  { name: 'real news, 1 MB, 10,000 marks', length: 1_000_000, marks: 10_000, source: 'real', times: 1 },
]
