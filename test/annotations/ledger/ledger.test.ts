import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { parseCsv } from '#annotations/formats/csv/csv-table'
import { unguardCell } from '#annotations/formats/csv/formula-guard'
import { type Arrangement, arrangeRows } from '#annotations/ledger/arrange-rows'
import { ledgerCsv } from '#annotations/ledger/ledger-csv'
import { ledgerRows } from '#annotations/ledger/ledger-rows'
import { claimOf, setDataOf } from '#support/arbitraries'
import { sampleClaim } from '#support/sample-set'
import { detectionOf, made, open, sourceOf, suggestionIn } from './entries'

const TEXT =
  'The wall is safe, the Mayor said. “It leaks,” said Ada Roe. The wall is safe, the mayor said again. ' +
  'The guild said that the mayor had seen it. It was built in 1911.'
const ALL: Arrangement = { sort: 'place', descending: false, filter: 'everything', words: '' }
const ABOUT = { title: 'Wall', articleId: 'a'.repeat(16), revision: 'b'.repeat(64), analyst: 'Ana' }

const SUGGESTIONS = [
  suggestionIn(TEXT, 's0', 'The wall is safe', { sourceName: 'the Mayor' }),
  suggestionIn(TEXT, 's1', '“It leaks,”', { sourceName: 'Ada Roe', tag: 'contested' }),
  suggestionIn(TEXT, 's2', 'The wall is safe, the mayor said again', { sourceName: 'the mayor' }),
  suggestionIn(TEXT, 's3', 'that the mayor had seen it', { sourceName: 'The guild' }),
  suggestionIn(TEXT, 's4', 'had seen it', { sourceName: 'the mayor', nestedIn: 3, sourceKind: 'second-hand' }),
  suggestionIn(TEXT, 's5', 'It was built in 1911', { kind: 'own-voice', sourceName: '', tag: 'unverified' }),
]
const DETECTION = detectionOf(SUGGESTIONS, [
  { kind: 'contradicts', from: 1, to: 0, reason: 'One denies it' },
  { kind: 'repeats', from: 2, to: 0, reason: 'Same words' },
])
const rows = ledgerRows(sourceOf(TEXT, DETECTION, SUGGESTIONS.map(open)))

describe('rows', () => {
  test('count a repetition once, where it stands first', () => {
    expect(rows.map(({ id, repeats }) => [id, repeats.map((one) => one.id)])).toEqual([
      ['suggestion s0', ['suggestion s2']],
      ['suggestion s1', []],
      ['suggestion s3', []],
      ['suggestion s4', []],
      ['suggestion s5', []],
    ])
  })

  test('tell conflicts, quotes, and through how many voices a claim came', () => {
    expect(rows.map(({ conflicts, quote, depth, chain }) => ({ conflicts: conflicts.length, quote, depth, chain }))).toEqual([
      { conflicts: 1, quote: 'indirect', depth: 1, chain: ['the Mayor'] },
      { conflicts: 1, quote: 'direct', depth: 1, chain: ['Ada Roe'] },
      { conflicts: 0, quote: 'indirect', depth: 1, chain: ['The guild'] },
      { conflicts: 0, quote: 'indirect', depth: 3, chain: ['The guild', 'the mayor'] },
      { conflicts: 0, quote: null, depth: 0, chain: [] },
    ])
  })

  test('of claims follow nesting, and end where it goes round a circle', () => {
    const inner = { ...sampleClaim(TEXT, 'c1'), kind: 'attribution' as const, sourceName: 'B', nestedIn: 'c0' }
    const outer = { ...sampleClaim(TEXT, 'c0'), kind: 'attribution' as const, sourceName: 'A' }
    const chains = (...claims: readonly (typeof outer)[]) =>
      ledgerRows(sourceOf(TEXT, detectionOf([]), claims.map(made))).map(({ chain }) => chain)
    expect(chains(outer, inner)).toEqual([['A'], ['A', 'B']])
    expect(chains({ ...outer, nestedIn: 'c1' }, inner).map((chain) => chain.length)).toEqual([21, 21])
  })

  test('are the same objects again where nothing changed, and others where something did', () => {
    const entries = [made(sampleClaim(TEXT, 'c0')), made(sampleClaim(TEXT, 'c1', 20))]
    const [before] = ledgerRows(sourceOf(TEXT, detectionOf([]), entries))
    const [after] = ledgerRows(sourceOf(TEXT, detectionOf([]), entries))
    expect(after).toBe(before)
    const [moved] = ledgerRows(sourceOf(TEXT, detectionOf([]), entries.toReversed()))
    expect(moved).not.toBe(before)
    expect(moved?.id).toBe('c1')
  })
})

describe('arranged', () => {
  const shown = (change: Partial<Arrangement>) =>
    arrangeRows(rows, { ...ALL, ...change }).map(({ kind, name, rows: of }) => [
      kind === 'source' ? name : kind,
      of.map((row) => row.id.slice(-2)),
    ])

  test('rows stand by their source, whatever its case, in the order of the text', () => {
    expect(shown({})).toEqual([
      ['the Mayor', ['s0', 's4']],
      ['Ada Roe', ['s1']],
      ['The guild', ['s3']],
      ['own-voice', ['s5']],
    ])
  })

  test.each<[Partial<Arrangement>, readonly string[]]>([
    [{ filter: 'contested' }, ['s1']],
    [{ filter: 'conflicts' }, ['s0', 's1']],
    [{ filter: 'direct' }, ['s1']],
    [{ filter: 'second-hand' }, ['s4']],
    [{ filter: 'own-voice' }, ['s5']],
    [{ filter: 'repeated' }, ['s0']],
    [{ filter: 'claims' }, []],
    [{ words: 'SAID AGAIN' }, ['s0']],
    [{ words: 'ada roe' }, ['s1']],
    [{ words: 'nobody' }, []],
    [{ sort: 'conflicts', descending: true }, ['s0', 's4', 's1', 's3', 's5']],
    [{ sort: 'depth', descending: true }, ['s4', 's0', 's1', 's3', 's5']],
    [{ sort: 'speaker' }, ['s5', 's1', 's3', 's0', 's4']],
    [{ sort: 'quote' }, ['s1', 's0', 's4', 's3', 's5']],
    [{ sort: 'place', descending: true }, ['s5', 's4', 's0', 's3', 's1']],
  ])('%j shows %j', (change, wanted) => {
    expect(shown(change).flatMap(([, of]) => of)).toEqual(wanted)
  })
})

describe('as CSV', () => {
  const read = (csv: string) => {
    const [header = [], ...lines] = parseCsv(csv.replace(/^\uFEFF/, ''))
    return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, unguardCell(line[i] ?? '')])))
  }

  test('has a line a claim, repetitions after what they repeat, and says what is only suggested', () => {
    const csv = ledgerCsv(arrangeRows(rows, ALL), ABOUT)
    expect(csv.startsWith('\uFEFFstatus,source,')).toBe(true)
    const lines = read(csv)
    expect(lines.map(({ id, repetition_of: of }) => [id, of])).toEqual([
      ['suggestion s0', ''],
      ['suggestion s2', 'suggestion s0'],
      ['suggestion s4', ''],
      ['suggestion s1', ''],
      ['suggestion s3', ''],
      ['suggestion s5', ''],
    ])
    expect(lines[0]).toMatchObject({
      status: 'suggestion',
      source: 'the Mayor',
      tag: '',
      proposed_tag: 'attributed',
      content: 'The wall is safe',
      conflicts: '1',
      conflicts_with: '["suggestion s1"]',
      repetitions: '2',
      content_spans: '0..16',
    })
    expect(lines[2]).toMatchObject({ chain: 'The guild > the mayor', chain_depth: '3' })
    expect(lines[5]).toMatchObject({ kind: 'own-voice', source: '', quote_kind: '' })
  })

  test('holds every claim and cell of any set, whatever is in it, and nothing that a spreadsheet computes', () => {
    fc.assert(
      fc.property(setDataOf(TEXT), fc.constantFrom('=1+1', '@x', '+', "'", ' "a",\n'), ({ claims, links }, note) => {
        const entries = claims.map((claim) => made({ ...claim, note, sourceName: note }))
        const csv = ledgerCsv(arrangeRows(ledgerRows(sourceOf(TEXT, detectionOf([]), entries, links)), ALL), ABOUT)
        const lines = read(csv)
        expect(lines.map(({ id }) => id).sort()).toEqual(claims.map(({ id }) => id).sort())
        for (const line of lines) expect([line['note'], line['source']]).toEqual([note, note])
        for (const cell of parseCsv(csv.slice(1)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
    )
  })

  test('gives any words back as they were', () => {
    fc.assert(
      fc.property(claimOf(TEXT, 'c0'), (claim) => {
        const [line] = read(ledgerCsv(arrangeRows(ledgerRows(sourceOf(TEXT, detectionOf([]), [made(claim)])), ALL), ABOUT))
        expect(line).toMatchObject({ source: claim.sourceName, note: claim.note, tag: claim.tag ?? '' })
      }),
    )
  })
})
