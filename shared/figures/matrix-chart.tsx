import { Group } from '@visx/group'
import { scaleBand } from '@visx/scale'
import { Bar } from '@visx/shape'
import { ChartFrame, ChartLines, ChartMark, ChartText } from './chart-frame'
import { type ChartSettings, FONT_SIZE, LINE } from './chart-settings'
import type { MatrixCell, MatrixFigure } from './figure-data'
import { fitLabel, textWidth, twoLines } from './fit-label'

const CELL_HEIGHT = 40
const SMALL = 10
const TOP = 48
const WIDEST_CELL = 104
/** Fill of a full cell: the ink on it keeps 4.5:1 in both themes. */
const STRONGEST = 0.38

/** Cells with their value printed, the fill as strong as the value: what the colour says the number says too. */
export function MatrixChart({ figure, settings }: { readonly figure: MatrixFigure; readonly settings: ChartSettings }) {
  const { rows, columns, cells, rowsAre, columnsAre } = figure
  const { width, palette, rtl } = settings
  const labelWidth = Math.round(
    Math.min(width * 0.38, Math.max(60, ...[...rows, rowsAre].map((label) => textWidth(label, FONT_SIZE) + 12))),
  )
  const gridWidth = Math.min(width - labelWidth, columns.length * WIDEST_CELL)
  const places = columns.map((_, i) => String(i))
  const x = scaleBand({ domain: rtl ? places.toReversed() : places, range: [0, gridWidth], padding: 0.04, round: true })
  const y = scaleBand({ domain: rows.map((_, i) => String(i)), range: [0, rows.length * CELL_HEIGHT], padding: 0.06, round: true })
  const left = rtl ? width - labelWidth - gridWidth : labelWidth
  const band = x.bandwidth()
  const heads = columns.map((label) => twoLines(label, band, FONT_SIZE))
  const deep = Math.max(1, ...heads.map(({ length }) => length))
  const top = TOP + (deep - 1) * LINE
  // Cut off it would say nothing; it stands in the cell's words and in the table all the same.
  const showsBelow = cells.every((row) => row.every(({ below }) => textWidth(below, SMALL) <= band - 2))
  return (
    <ChartFrame settings={settings} title={figure.title} description={figure.description} height={top + rows.length * CELL_HEIGHT + 4}>
      <ChartText x={left + gridWidth / 2} y={10} anchor="middle" fill={palette.muted}>
        {fitLabel(columnsAre, gridWidth, FONT_SIZE)}
      </ChartText>
      <ChartText x={rtl ? width : 0} y={top - 16} anchor={rtl ? 'end' : 'start'} fill={palette.muted}>
        {fitLabel(rowsAre, labelWidth - 8, FONT_SIZE)}
      </ChartText>
      {heads.map((lines, i) => (
        <ChartLines
          key={columns[i]}
          x={left + (x(String(i)) ?? 0) + band / 2}
          y={top - 9 - (deep * LINE) / 2}
          anchor="middle"
          fill={palette.ink}
          lines={lines}
        />
      ))}
      {rows.map((label, i) => (
        <Group key={label} top={top + (y(String(i)) ?? 0)}>
          <ChartText x={rtl ? width : 0} y={y.bandwidth() / 2} anchor={rtl ? 'end' : 'start'} fill={palette.ink}>
            {fitLabel(label, labelWidth - 8, FONT_SIZE)}
          </ChartText>
          {(cells[i] ?? []).map((cell, j) => {
            const at = left + (x(String(j)) ?? 0)
            const column = columns[j] ?? ''
            return (
              <ChartMark key={column} settings={settings} opens={cell.opens} says={`${label} × ${column}: ${saysCell(cell)}`}>
                <Bar x={at} y={0} width={band} height={y.bandwidth()} rx={3} fill={palette.paper} />
                <Bar
                  x={at}
                  y={0}
                  width={band}
                  height={y.bandwidth()}
                  rx={3}
                  fill={palette.accent}
                  fillOpacity={(cell.strength ?? 0) * STRONGEST}
                  stroke={figure.diagonal && i === j ? palette.ink : palette.line}
                  strokeWidth={figure.diagonal && i === j ? 1.5 : 1}
                />
                <ChartText
                  x={at + band / 2}
                  y={y.bandwidth() / 2 - (showsBelow && cell.below !== '' ? 7 : 0)}
                  anchor="middle"
                  fill={cell.strength === null ? palette.muted : palette.ink}
                >
                  {cell.text}
                </ChartText>
                {showsBelow && cell.below !== '' && (
                  <ChartText x={at + band / 2} y={y.bandwidth() / 2 + 8} anchor="middle" fill={palette.ink} size={SMALL}>
                    {cell.below}
                  </ChartText>
                )}
              </ChartMark>
            )
          })}
        </Group>
      ))}
    </ChartFrame>
  )
}

function saysCell({ text, below, note }: MatrixCell): string {
  const value = below === '' ? text : `${text} [${below}]`
  return [value, note].filter((words) => words !== '').join('. ')
}
