import type { EditLine } from '#shared/contract/edit-schema'

interface Example {
  readonly edit: EditLine
  /** What the example does not show. */
  readonly about?: string
}

const article = '0123456789abcdef'

/** Keys as `detect` prints them. */
const SUGGESTIONS = ['att:25-49:0-9:10-14', 'att:66-68:51-58:59-65'] as const

/** Every edit that `apply` knows, in an order in which all of them apply. */
export const APPLY_EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  Suggestions: [
    {
      edit: { op: 'accept', article, suggestion: SUGGESTIONS[0], tag: 'contested', id: 'c1' },
      about: 'tag left out or null: the tag that the suggestion proposes',
    },
    { edit: { op: 'reject', article, suggestion: SUGGESTIONS[1] } },
  ],
  Claims: [
    {
      edit: {
        op: 'add',
        article,
        id: 'c2',
        content: [
          { start: 10, end: 42 },
          { start: 50, end: 61 },
        ],
        source: [{ start: 0, end: 4 }],
        cue: [{ start: 5, end: 9 }],
        claimKind: 'attribution',
        sourceName: 'The mayor',
        sourceKind: 'role',
        tag: 'attributed',
        note: '',
      },
      about: 'only content is needed; claimKind: attribution|own-voice; sourceKind: named|role|anonymous|second-hand|none',
    },
    {
      edit: { op: 'tag', article, claim: 'c2', tag: 'unverified' },
      about: 'tag: attributed|contested|unverified, or null to remove it',
    },
    {
      edit: { op: 'spans', article, claim: 'c2', part: 'content', spans: [{ start: 10, end: 40 }] },
      about: 'part: content|source|cue; several spans make it discontinuous, none removes a source or cue',
    },
    { edit: { op: 'source', article, claim: 'c2', sourceName: 'The mayor of the town', sourceKind: 'role', claimKind: 'attribution' } },
    { edit: { op: 'note', article, claim: 'c2', note: 'Asked the press office.' } },
  ],
  Evidence: [
    {
      edit: {
        op: 'evidence.add',
        article,
        claim: 'c2',
        evidence: { id: 'e1', url: 'https://example.org/minutes', excerpt: 'Seven to two.', stance: 'supports', retrieved: '2026-03-01' },
      },
      about: 'stance: supports|refutes|context; only stance is needed; retrieved: a day as YYYY-MM-DD, or empty',
    },
    {
      edit: {
        op: 'evidence.edit',
        article,
        claim: 'c2',
        evidence: { id: 'e1', url: '', excerpt: 'Eight to one.', stance: 'refutes', retrieved: '' },
      },
    },
    { edit: { op: 'evidence.delete', article, claim: 'c2', evidence: 'e1' } },
  ],
  Links: [
    {
      edit: { op: 'link', article, id: 'l1', link: 'contradicts', from: 'c1', to: 'c2', reason: 'Two different figures.' },
      about: 'link: contradicts|supports|repeats|updates',
    },
    { edit: { op: 'unlink', article, link: 'l1' } },
  ],
  'Taking back': [
    { edit: { op: 'delete', article, claim: 'c2' }, about: 'its links go with it, and one undo brings all of it back' },
    { edit: { op: 'undo', article } },
    { edit: { op: 'redo', article } },
  ],
}

const SECTIONS = Object.entries(APPLY_EXAMPLES).map(([title, examples]) => {
  const lines = examples.map(({ edit, about }) => `  ${JSON.stringify(edit)}\n${about === undefined ? '' : `      ${about}\n`}`)
  return `${title}\n${lines.join('')}`
})

export const APPLY_HELP = `Usage: npm run -s claimlight -- apply --library DIR --analyst NAME < EDITS.jsonl
One JSON object a line. Offsets are half-open, in UTF-16 code units of the article's canonical text. "article" is the id that "add"
prints, "claim" a claim's id, "suggestion" the key that "detect" prints. "id" may be left out where something new is made.

${SECTIONS.join('')}
Prints "saved SEQ" a line, SEQ being the number of the edit in the analyst's journal, once it is on disk; "unchanged SEQ" for an edit
that asks for what is already so. Stops at the first line that cannot be applied, with exit code 1; all before it is saved.
`
