import { describe, expect, test } from '@jest/globals'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { ShardedMap } from '#annotations/model/sharded-map'
import { adjudicatedPair } from '#annotations/review/agreement/adjudicated-pair'
import { alignSets } from '#annotations/review/align-sets'
import { sliceSpans } from '#annotations/text/span'
import { figureTable } from '#shared/figures/figure-table'
import {
  confusionOfPair,
  mixFigures,
  pairsFigure,
  periodFigure,
  placeFigure,
  tagFigures,
} from '../../../renderer/agreement/agreement-figures'
import { measureSets } from '../../../renderer/agreement/measure-sets'
import { type Opening, Openings } from '../../../renderer/agreement/openings'
import { PAIR_MEASURES } from '../../../renderer/agreement/pair-measures'
import { setOf } from '#support/review-sets'
import { RIVER_SETS as SETS, RIVER_TEXT as TEXT } from './river-sets'

const wordsOf = (opening: Opening | null): readonly string[] =>
  (opening?.statements ?? []).map(({ text, content }) => sliceSpans(text, content))

function trial(sets = SETS) {
  const alignment = alignSets(sets)
  const byKey = new Map(alignment.clusters.map((cluster) => [cluster.key, cluster]))
  const openings = new Openings({ alignment, byKey, text: TEXT })
  const opened = (opens: string | null): Opening | null => {
    const opening = opens === null ? null : openings.at(opens)
    if (opening instanceof Promise) throw new RangeError('has to be read')
    return opening
  }
  const words = (opens: string | null): readonly string[] => wordsOf(opened(opens))
  return { openings, opened, words, measured: measureSets(sets, TEXT.length, null) }
}

describe('what a figure opens', () => {
  test('a cell of two analysts’ tags: exactly the statements that it counts', () => {
    const { openings, words, measured } = trial()
    const [pair] = measured.agreement.pairs
    if (!pair) throw new RangeError('no pair')
    const figure = confusionOfPair(pair, null, openings)
    if (figure.kind !== 'matrix') throw new RangeError(figure.kind)
    expect(figure.cells.map((row) => row.map(({ text, opens }) => `${text} ${words(opens).join('|')}`.trim()))).toEqual([
      ['1 The river rose', '0', '0'],
      ['1 The gate was shut', '0', '0'],
      ['0', '0', '0'],
    ])
  })

  test('a cell where both gave the same tag says so, and so does one against what was decided', () => {
    const { openings, opened, measured } = trial()
    const decided = setOf(TEXT, 'reviewer', [
      { words: 'The river rose', tag: 'attributed' },
      { words: 'The gate was shut', tag: 'unverified' },
    ])
    const [pair] = measured.agreement.pairs
    const [one] = SETS
    if (!pair || !one) throw new RangeError('no pair')
    const alike = confusionOfPair(pair, null, openings)
    const against = confusionOfPair(adjudicatedPair(one, decided), decided, openings)
    if (alike.kind !== 'matrix' || against.kind !== 'matrix') throw new RangeError('no matrix')
    expect(opened(alike.cells[0]?.[0]?.opens ?? null)?.heading).toBe('Claims that A and B tagged alike: attributed')
    expect(opened(alike.cells[1]?.[0]?.opens ?? null)?.heading).toBe('Claims that disagree: A: contested, B: attributed')
    const cells = against.cells.map((row) => row.map(({ text, opens }) => [text, opened(opens)?.heading ?? '', ...wordsOf(opened(opens))]))
    expect(cells[0]?.[0]).toEqual(['1', 'Claims that A and Adjudicated tagged alike: attributed', 'The river rose'])
    expect(cells[1]?.[2]).toEqual(['1', 'Claims that disagree: A: contested, Adjudicated: unverified', 'The gate was shut'])
    expect(cells.flat().filter(([count]) => count === '0')).toHaveLength(7)
  })

  test('a period opens the claims of that period alone', () => {
    const made = (set: AnnotationSet, days: Readonly<Record<string, string>>): AnnotationSet => ({
      ...set,
      claims: ShardedMap.from(
        [...set.claims.values()].map((claim) => [claim.id, { ...claim, createdAt: `${days[claim.id]}T09:00:00.000Z` }]),
      ),
    })
    const [a, b] = SETS
    if (!a || !b) throw new RangeError('no sets')
    const early = '2026-03-02'
    const late = '2026-03-05'
    const { openings, opened, measured } = trial([made(a, { a0: early, a1: early, a2: early }), made(b, { b0: early, b1: late, b2: late })])
    const figure = periodFigure(measured, openings)
    const points = figure?.kind === 'lines' ? (figure.series[0]?.points ?? []) : []
    expect(points.map(({ at, opens }) => [at.slice(0, 10), ...wordsOf(opened(opens))])).toEqual([[early], [late, 'The gate was shut']])
  })

  test('what is left to do opens what is left, named so', () => {
    const { openings, opened } = trial()
    const { alignment } = openings.state
    const [progress] = mixFigures({ alignment, settled: 0, states: new Map(), text: TEXT }, openings)
    if (progress?.kind !== 'shares') throw new RangeError('no progress')
    expect(progress.rows.map(({ opens }) => opened(opens)?.heading)).toEqual(['Statements not settled yet', undefined, undefined])
  })

  test('every measure of a pair opens what lowers it', () => {
    const { openings, words, measured } = trial()
    const opened = PAIR_MEASURES.map((measure) => {
      const figure = pairsFigure(measured, measure, openings)
      return figure.kind === 'matrix' ? [measure, words(figure.cells[0]?.[1]?.opens ?? null)] : []
    })
    expect(Object.fromEntries(opened)).toMatchObject({
      kappa: ['The gate was shut'],
      strict: expect.arrayContaining(['The gate was shut', 'Nobody was called', 'The log is lost']),
      sources: [],
    })
  })

  test('coefficients and places open statements, worst first', () => {
    const { openings, words, measured } = trial()
    const opens = [...tagFigures(measured, openings), placeFigure(measured, openings)].flatMap((figure) =>
      figure.kind === 'intervals' ? figure.rows.map((row) => [row.label, words(row.opens)]) : [],
    )
    expect(Object.fromEntries(opens)).toMatchObject({
      'Gwet’s AC1': ['The gate was shut'],
      contested: ['The gate was shut'],
      unverified: [],
    })
    expect(Object.fromEntries(opens)['αᵤ, places']).toEqual(expect.arrayContaining(['The gate was shut', 'The log is lost']))
  })
})

test('what has no value says why in words', () => {
  const same = ['A', 'B'].map((analyst) => setOf(TEXT, analyst, [{ words: 'The river rose', tag: 'attributed' }]))
  const { openings, measured } = trial(same)
  const [coefficients] = tagFigures(measured, openings)
  if (!coefficients) throw new RangeError('no figure')
  expect(figureTable(coefficients).rows.map((row) => row[1]?.text)).toContain(
    'No figure: all gave the same tag, so chance explains all of it.',
  )
  expect(figureTable(placeFigure(measured, openings)).rows.at(-1)?.[1]?.text).toMatch(/^No figure: no two analysts drew a link/)
})
