import { Group } from '@visx/group'
import { scaleLinear } from '@visx/scale'
import { Line } from '@visx/shape'
import { ChartFrame, ChartLines, ChartMark, ChartText, HitArea } from './chart-frame'
import { type ChartSettings, FONT_SIZE, LINE, ROW_HEIGHT } from './chart-settings'
import type { IntervalFigure, IntervalRow } from './figure-data'
import { decimals } from './figure-numbers'
import { fitLabel, textWidth, twoLines } from './fit-label'
import { ValueAxis } from './value-axis'

const TOP = 8
const BOTTOM = 34
const VALUE_WIDTH = 44

/** A dot a row, with a line from end to end of its interval, and the value beside it. */
export function IntervalChart({ figure, settings }: { readonly figure: IntervalFigure; readonly settings: ChartSettings }) {
  const { rows } = figure
  const { width, palette, rtl } = settings
  const labelWidth = Math.round(Math.min(width * 0.4, Math.max(60, ...rows.map(({ label }) => textWidth(label, FONT_SIZE) + 16))))
  const labels = rows.map(({ label }) => twoLines(label, labelWidth - 12, FONT_SIZE))
  const rowHeight = labels.some(({ length }) => length > 1) ? ROW_HEIGHT + LINE / 2 : ROW_HEIGHT
  const lowest = Math.min(0, ...rows.flatMap(({ value, low }) => [value ?? 0, low ?? 0]))
  const from = rtl ? VALUE_WIDTH : labelWidth
  const to = width - (rtl ? labelWidth : VALUE_WIDTH)
  const x = scaleLinear({ domain: [Math.floor(lowest * 5) / 5, 1], range: rtl ? [to, from] : [from, to] })
  const bottom = TOP + rows.length * rowHeight
  return (
    <ChartFrame settings={settings} title={figure.title} description={figure.description} height={bottom + BOTTOM}>
      <ValueAxis scale={x} top={TOP} bottom={bottom} label={figure.valueIs} settings={settings} />
      {rows.map((row, i) => (
        <Group key={`${row.label} ${row.opens ?? i}`} top={TOP + (i + 0.5) * rowHeight}>
          <ChartMark settings={settings} opens={row.opens} says={saysRow(row)}>
            <HitArea settings={settings} x={0} y={-rowHeight / 2 + 1} width={width} height={rowHeight - 2} />
            <ChartLines x={rtl ? width : 0} y={0} anchor={rtl ? 'end' : 'start'} fill={palette.ink} lines={labels[i] ?? []} />
            {row.value === null ? (
              <NoValue words={fitLabel(row.note, to - from - 12, FONT_SIZE)} x={rtl ? to - 6 : from + 6} settings={settings} />
            ) : (
              <>
                {row.low !== null && row.high !== null && (
                  <g stroke={palette.accent} strokeWidth={2}>
                    <Line from={{ x: x(row.low), y: 0 }} to={{ x: x(row.high), y: 0 }} />
                    <Line from={{ x: x(row.low), y: -5 }} to={{ x: x(row.low), y: 5 }} />
                    <Line from={{ x: x(row.high), y: -5 }} to={{ x: x(row.high), y: 5 }} />
                  </g>
                )}
                <circle cx={x(row.value)} cy={0} r={5} fill={palette.accent} stroke={palette.paper} strokeWidth={1.5} />
                <ChartText x={rtl ? 0 : width} y={0} anchor={rtl ? 'start' : 'end'} fill={palette.ink}>
                  {decimals(row.value)}
                </ChartText>
              </>
            )}
          </ChartMark>
        </Group>
      ))}
    </ChartFrame>
  )
}

/** Why there is no value, on the lines of the scale. */
function NoValue({
  words,
  x,
  settings: { palette, rtl },
}: {
  readonly words: string
  readonly x: number
  readonly settings: ChartSettings
}) {
  const room = textWidth(words, FONT_SIZE)
  return (
    <>
      <rect x={rtl ? x - room : x} y={-8} width={room} height={16} fill={palette.paper} />
      <ChartText x={x} y={0} anchor={rtl ? 'end' : 'start'} fill={palette.muted}>
        {words}
      </ChartText>
    </>
  )
}

function saysRow({ label, value, low, high, note }: IntervalRow): string {
  if (value === null) return `${label}: ${note}`
  const interval = low === null || high === null ? '' : ` [${decimals(low)}, ${decimals(high)}]`
  return `${label}: ${decimals(value)}${interval}${note === '' ? '' : `. ${note}`}`
}
