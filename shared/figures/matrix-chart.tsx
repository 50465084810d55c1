import { Group } from '@visx/group'
import { scaleBand } from '@visx/scale'
import { Bar } from '@visx/shape'
import { ChartFrame, ChartMark, ChartText } from './chart-frame'
import { type ChartSettings, FONT_SIZE } from './chart-settings'
import type { MatrixFigure } from './figure-data'
import { fitLabel, textWidth } from './fit-label'

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
  const labelWidth = Math.min(width * 0.38, Math.max(60, ...[...rows, rowsAre].map((label) => textWidth(label, FONT_SIZE) + 12)))
  const gridWidth = Math.min(width - labelWidth, columns.length * WIDEST_CELL)
  const places = columns.map((_, i) => String(i))
  const x = scaleBand({ domain: rtl ? places.toReversed() : places, range: [0, gridWidth], padding: 0.04 })
  const y = scaleBand({ domain: rows.map((_, i) => String(i)), range: [0, rows.length * CELL_HEIGHT], padding: 0.06 })
  const left = rtl ? width - labelWidth - gridWidth : labelWidth
  const band = x.bandwidth()
  return (
    <ChartFrame settings={settings} title={figure.title} description={figure.description} height={TOP + rows.length * CELL_HEIGHT + 4}>
      <ChartText x={left + gridWidth / 2} y={10} anchor="middle" fill={palette.muted}>
        {fitLabel(columnsAre, gridWidth, FONT_SIZE)}
      </ChartText>
      <ChartText x={rtl ? width : 0} y={TOP - 16} anchor={rtl ? 'end' : 'start'} fill={palette.muted}>
        {fitLabel(rowsAre, labelWidth - 8, FONT_SIZE)}
      </ChartText>
      {columns.map((label, i) => (
        <ChartText key={label} x={left + (x(String(i)) ?? 0) + band / 2} y={TOP - 16} anchor="middle" fill={palette.ink}>
          {fitLabel(label, band, FONT_SIZE)}
        </ChartText>
      ))}
      {rows.map((label, i) => (
        <Group key={label} top={TOP + (y(String(i)) ?? 0)}>
          <ChartText x={rtl ? width : 0} y={y.bandwidth() / 2} anchor={rtl ? 'end' : 'start'} fill={palette.ink}>
            {fitLabel(label, labelWidth - 8, FONT_SIZE)}
          </ChartText>
          {(cells[i] ?? []).map((cell, j) => {
            const at = left + (x(String(j)) ?? 0)
            const column = columns[j] ?? ''
            return (
              <ChartMark
                key={column}
                settings={settings}
                opens={cell.opens}
                says={`${label} × ${column}: ${cell.text}${cell.below === '' ? '' : ` [${cell.below}]`}${cell.note === '' ? '' : `. ${cell.note}`}`}
              >
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
                  y={y.bandwidth() / 2 - (cell.below === '' ? 0 : 7)}
                  anchor="middle"
                  fill={cell.strength === null ? palette.muted : palette.ink}
                >
                  {cell.text}
                </ChartText>
                {cell.below !== '' && (
                  <ChartText x={at + band / 2} y={y.bandwidth() / 2 + 8} anchor="middle" fill={palette.ink} size={SMALL}>
                    {fitLabel(cell.below, band - 4, SMALL)}
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
