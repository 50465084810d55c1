import { formatCsv } from '#annotations/formats/csv/csv-table'
import { guardCell } from '#annotations/formats/csv/formula-guard'
import { assertNever } from '#annotations/model/assert-never'
import type { FigureData, IntervalFigure, LineFigure, MatrixFigure, Opens, ShareFigure } from './figure-data'
import { message } from '../messages/message'
import { decimals, shortDay } from './figure-numbers'

export interface TableCell {
  readonly text: string
  readonly isNumber: boolean
  readonly opens: Opens
}

/** The same data as the chart, for reading and for spreadsheets. The first cell of each row is its heading. */
export interface FigureTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly TableCell[])[]
}

export function figureTable(figure: FigureData): FigureTable {
  switch (figure.kind) {
    case 'matrix':
      return matrixTable(figure)
    case 'intervals':
      return intervalTable(figure)
    case 'shares':
      return shareTable(figure)
    case 'lines':
      return lineTable(figure)
    default:
      return assertNever(figure)
  }
}

/** With a byte-order mark, by which spreadsheets know UTF-8, and no cell that one would compute. */
export function figureCsv(figure: FigureData): string {
  const { columns, rows } = figureTable(figure)
  // A negative number is none that a spreadsheet would compute anything from.
  const cell = ({ text, isNumber }: TableCell): string => (isNumber ? text : guardCell(text))
  return `\uFEFF${formatCsv([columns.map(guardCell), ...rows.map((row) => row.map(cell))])}`
}

const words = (text: string): TableCell => ({ text, isNumber: false, opens: null })
const number = (text: string, opens: Opens = null): TableCell => ({ text, isNumber: true, opens })
const value = (of: number | null, note: string, opens: Opens = null): TableCell =>
  of === null ? { text: note === '' ? '–' : note, isNumber: false, opens } : number(decimals(of), opens)

function matrixTable({ rowsAre, columnsAre, rows, columns, cells }: MatrixFigure): FigureTable {
  return {
    columns: [`${rowsAre} \\ ${columnsAre}`, ...columns],
    rows: rows.map((label, i) => [
      words(label),
      ...(cells[i] ?? []).map(({ text, below, strength, note, opens }) =>
        strength === null && note !== '' ? { text: note, isNumber: false, opens } : matrixCell(text, below, strength, opens),
      ),
    ]),
  }
}

/** A number alone stays one for spreadsheets; with its interval it is words. */
function matrixCell(text: string, below: string, strength: number | null, opens: Opens): TableCell {
  return { text: below === '' ? text : `${text} (${below})`, isNumber: strength !== null && below === '', opens }
}

/** Why a figure has no interval stands where its ends would. */
const noInterval = (): readonly TableCell[] => [words(message('figure.no-interval')), words('')]

function intervalTable({ rowsAre, valueIs, lowIs, highIs, rows }: IntervalFigure): FigureTable {
  return {
    columns: [rowsAre, valueIs, lowIs, highIs],
    rows: rows.map((row) => [
      words(row.label),
      value(row.value, row.note, row.opens),
      ...(row.value !== null && row.low === null ? noInterval() : [value(row.low, ''), value(row.high, '')]),
    ]),
  }
}

function shareTable({ rowsAre, totalIs, parts, rows }: ShareFigure): FigureTable {
  return {
    columns: [rowsAre, ...parts.map(({ label }) => label), totalIs],
    rows: rows.map(({ label, counts, opens }) => [
      words(label),
      ...counts.map((count) => number(String(count))),
      number(String(counts.reduce((sum, count) => sum + count, 0)), opens),
    ]),
  }
}

function lineTable({ timeIs, seriesAre, valueIs, lowIs, highIs, series }: LineFigure): FigureTable {
  return {
    columns: [seriesAre, timeIs, valueIs, lowIs, highIs],
    rows: series.flatMap(({ label, points }) =>
      points.map((point) => [
        words(label),
        words(shortDay(point.at)),
        value(point.value, point.note, point.opens),
        ...(point.value !== null && point.low === null ? noInterval() : [value(point.low, ''), value(point.high, '')]),
      ]),
    ),
  }
}
