import { describe, expect, test } from '@jest/globals'
import { figureCsv, figureTable } from '#shared/figures/figure-table'
import { FIGURES } from './figure-examples'

describe('the table of a figure', () => {
  test('has a heading for each cell', () => {
    for (const figure of FIGURES) {
      const { columns, rows } = figureTable(figure)
      for (const row of rows) expect(row).toHaveLength(columns.length)
    }
  })

  test('says in words why there is no value', () => {
    const [matrix, intervals] = FIGURES.map((figure) => figureTable(figure).rows.map((row) => row.map(({ text }) => text)))
    expect(matrix).toEqual([
      ['attributed', '4', '1'],
      ['contested', '0', 'nobody judged'],
    ])
    expect(intervals?.[2]).toEqual(['Third', 'all gave the same tag', '–', '–'])
  })

  test('says in words why a value has no interval', () => {
    const [, intervals, , lines] = FIGURES.map((figure) => figureTable(figure).rows.map((row) => row.map(({ text }) => text)))
    expect(intervals?.[1]?.slice(1)).toEqual(['-0.25', 'No interval: there is too little to draw samples from.', ''])
    expect(lines?.map((row) => row.slice(2))).toEqual([
      ['0.25', '0.00', '0.50'],
      ['0.75', 'No interval: there is too little to draw samples from.', ''],
    ])
  })

  test('opens what the chart opens', () => {
    const opens = FIGURES.map((figure) => figureTable(figure).rows.flatMap((row) => row.flatMap((cell) => cell.opens ?? [])))
    expect(opens).toEqual([['cell 4', 'cell 1', 'cell 0'], ['first', 'second'], ['office'], ['before', 'after']])
  })

  test('sums a row of shares', () => {
    const shares = FIGURES[2]
    expect(shares && figureTable(shares).rows[0]?.map(({ text }) => text)).toEqual(['Harbour office', '3', '2', '1', '0', '6'])
  })
})

describe('as CSV', () => {
  test('no heading is computed by a spreadsheet, and numbers stay numbers', () => {
    const [matrix = '', intervals = ''] = FIGURES.map(figureCsv)
    expect(matrix.split('\r\n')[0]).toBe('\uFEFFanalyst A \\ =SUM(A1),attributed,contested')
    expect(intervals).toContain('\r\nالمحادثات,-0.25,No interval: there is too little to draw samples from.,\r\n')
  })
})
