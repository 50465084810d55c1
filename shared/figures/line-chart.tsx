import { AxisBottom, AxisLeft, AxisRight } from '@visx/axis'
import { GridRows } from '@visx/grid'
import { Group } from '@visx/group'
import { scaleLinear, scaleUtc } from '@visx/scale'
import { Line, LinePath } from '@visx/shape'
import { ChartFrame, ChartLines, ChartMark, HitArea } from './chart-frame'
import { type ChartSettings, FONT_SIZE, LINE } from './chart-settings'
import type { LineFigure, LinePoint } from './figure-data'
import { decimals, shortDay } from './figure-numbers'
import { textWidth, twoLines } from './fit-label'
import { tickBelow, tickBeside } from './tick-text'

const HEIGHT = 260
const TOP = 12
const BOTTOM = 30
const AXIS = 40
/** Pixels between points of the same moment. */
const APART = 10
const DAY = 86_400_000
const DASHES = ['0', '6 3', '2 3', '9 3 2 3', '1 2 5 2']
/** Drawn about the origin: circle, square, triangle, diamond, cross. */
const SHAPES = [
  'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z',
  'M-4.5 -4.5h9v9h-9z',
  'M0 -6l5.5 10h-11z',
  'M0 -6.5l6 6.5l-6 6.5l-6 -6.5z',
  'M-5 -2h3v-3h4v3h3v4h-3v3h-4v-3h-3z',
]

/** A line a series, told apart by dashes, by the shape of its points and by its name at the end. */
export function LineChart({ figure, settings }: { readonly figure: LineFigure; readonly settings: ChartSettings }) {
  const { series } = figure
  const { width, palette, rtl } = settings
  const names = Math.min(width * 0.36, Math.max(40, ...series.map(({ label }) => textWidth(label, FONT_SIZE) + 28)))
  const labels = series.map(({ label }) => twoLines(label, names - 26, FONT_SIZE))
  const from = rtl ? names : AXIS
  const to = width - (rtl ? AXIS : names)
  const known = series.flatMap(({ points }) => points.filter(hasValue))
  const times = known.map(({ at }) => Date.parse(at))
  const first = times.length === 0 ? 0 : Math.min(...times)
  const last = times.length === 0 ? DAY : Math.max(...times)
  const edge = (series.length * APART) / 2 + 4
  const x = scaleUtc({
    domain: first === last ? [first - DAY, last + DAY] : [first, last],
    range: rtl ? [to - edge, from + edge] : [from + edge, to - edge],
  })
  const lowest = Math.min(0, ...known.map(({ value, low }) => low ?? value))
  const y = scaleLinear({ domain: [Math.floor(lowest * 5) / 5, 1], range: [HEIGHT - BOTTOM, TOP] })
  const ValueSide = rtl ? AxisRight : AxisLeft
  const ends = spread(
    series.map(({ points }) => y(points.findLast(hasValue)?.value ?? 0)),
    TOP + 6,
    Math.max(...labels.map(({ length }) => length)) * LINE + 3,
  )
  // Side by side, so that intervals of one day do not lie on one another.
  const placeOf = (at: string, i: number): number => x(Date.parse(at)) + (i - (series.length - 1) / 2) * APART
  return (
    <ChartFrame settings={settings} title={figure.title} description={figure.description} height={HEIGHT}>
      <g aria-hidden="true">
        <GridRows scale={y} left={from} width={to - from} stroke={palette.line} numTicks={5} />
        <ValueSide
          scale={y}
          left={rtl ? to : from}
          numTicks={5}
          hideTicks
          hideAxisLine
          tickFormat={(value) => String(value)}
          tickComponent={tickBeside(palette.muted, rtl)}
        />
        <AxisBottom
          scale={x}
          top={HEIGHT - BOTTOM}
          tickValues={first === last ? [new Date(first)] : daysAlong(x.ticks(Math.min(6, Math.floor((to - from) / 110))), x.domain())}
          hideTicks
          hideAxisLine
          tickFormat={(value) => dayOf(new Date(Number(value)))}
          tickComponent={tickBelow(palette.muted)}
        />
      </g>
      {series.map(({ label, points }, i) => {
        const shown = points.filter(hasValue)
        return (
          <Group key={label}>
            <LinePath
              data={shown}
              x={({ at }) => placeOf(at, i)}
              y={({ value }) => y(value)}
              stroke={palette.accent}
              strokeWidth={2}
              strokeDasharray={DASHES[i % DASHES.length] ?? '0'}
              fill="none"
            />
            {shown.map((point) => (
              <ChartMark
                key={point.at}
                settings={settings}
                opens={point.opens}
                says={`${label}, ${shortDay(point.at)}: ${decimals(point.value)}${intervalOf(point)}${point.note === '' ? '' : `. ${point.note}`}`}
              >
                <Group left={placeOf(point.at, i)} top={y(point.value)}>
                  <HitArea settings={settings} x={-12} y={-12} width={24} height={24} />
                  {point.low !== null && point.high !== null && (
                    <Line
                      from={{ x: 0, y: y(point.low) - y(point.value) }}
                      to={{ x: 0, y: y(point.high) - y(point.value) }}
                      stroke={palette.accent}
                      strokeWidth={1}
                    />
                  )}
                  <path d={SHAPES[i % SHAPES.length] ?? ''} fill={palette.accent} stroke={palette.paper} strokeWidth={1.5} />
                </Group>
              </ChartMark>
            ))}
            <Group left={rtl ? from - 14 : to + 14} top={ends[i] ?? 0}>
              <path d={SHAPES[i % SHAPES.length] ?? ''} fill={palette.accent} />
            </Group>
            <ChartLines
              x={rtl ? from - 25 : to + 25}
              y={ends[i] ?? 0}
              anchor={rtl ? 'end' : 'start'}
              fill={palette.ink}
              lines={labels[i] ?? []}
            />
          </Group>
        )
      })}
    </ChartFrame>
  )
}

function hasValue(point: LinePoint): point is LinePoint & { readonly value: number } {
  return point.value !== null
}

function intervalOf({ low, high }: LinePoint): string {
  return low === null || high === null ? '' : ` [${decimals(low)}, ${decimals(high)}]`
}

const dayOf = (at: Date): string => shortDay(at.toISOString())

/** Where there is no room for a few days along the axis, the first and the last say enough. */
function daysAlong(ticks: readonly Date[], ends: readonly Date[]): Date[] {
  const chosen = ticks.length < 2 ? ends : ticks
  // Several moments of one day would say the same.
  return chosen.filter((at, i) => i === 0 || dayOf(at) !== dayOf(chosen[i - 1] ?? at))
}

/** Moves names that would stand on one another apart, keeping their order. */
function spread(places: readonly number[], top: number, room: number): readonly number[] {
  const order = places.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  const moved = [...places]
  let free = top
  for (const { y, i } of order) {
    const at = Math.max(y, free)
    moved[i] = at
    free = at + room
  }
  return moved
}
