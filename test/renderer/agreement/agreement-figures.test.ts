import { describe, expect, test } from '@jest/globals'
import { alignSets } from '#annotations/review/align-sets'
import { figureTable } from '#shared/figures/figure-table'
import { confusionOfPair, pairsFigure, placeFigure, tagFigures } from '../../../renderer/agreement/agreement-figures'
import { measureSets } from '../../../renderer/agreement/measure-sets'
import { Openings } from '../../../renderer/agreement/openings'
import { PAIR_MEASURES } from '../../../renderer/agreement/pair-measures'
import { setOf } from '#support/review-sets'
import { RIVER_SETS as SETS, RIVER_TEXT as TEXT } from './river-sets'

function trial(sets = SETS) {
  const alignment = alignSets(sets)
  const byKey = new Map(alignment.clusters.map((cluster) => [cluster.key, cluster]))
  const words = (opens: string | null): readonly string[] =>
    (opens === null ? [] : (openings.at(opens)?.keys ?? [])).map((key) => {
      const { start, end } = byKey.get(key)?.span ?? { start: 0, end: 0 }
      return TEXT.slice(start, end)
    })
  const openings = new Openings({ alignment, byKey })
  return { openings, words, measured: measureSets(sets, TEXT.length, null) }
}

describe('what a figure opens', () => {
  test('a cell of two analysts’ tags: exactly the statements that it counts', () => {
    const { openings, words, measured } = trial()
    const [pair] = measured.agreement.pairs
    if (!pair) throw new RangeError('no pair')
    const figure = confusionOfPair(pair, false, openings)
    if (figure.kind !== 'matrix') throw new RangeError(figure.kind)
    expect(figure.cells.map((row) => row.map(({ text, opens }) => `${text} ${words(opens).join('|')}`.trim()))).toEqual([
      ['1 The river rose', '0', '0'],
      ['1 The gate was shut', '0', '0'],
      ['0', '0', '0'],
    ])
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
