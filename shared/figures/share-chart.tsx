import { Group } from '@visx/group'
import { scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { ChartFrame, ChartLines, ChartMark, ChartText, HitArea, LookPatterns, lookFill } from './chart-frame'
import { type ChartSettings, FONT_SIZE, LINE, ROW_HEIGHT } from './chart-settings'
import type { ShareFigure, ShareRow } from './figure-data'
import { textWidth, twoLines } from './fit-label'

const LEGEND_ROW = 20
const SWATCH = 14
const TOTAL_WIDTH = 44
const BAR_HEIGHT = 18

/** A bar a row, a part after the other, each with its pattern and, where there is room, its count. */
export function ShareChart({ figure, settings }: { readonly figure: ShareFigure; readonly settings: ChartSettings }) {
  const { rows, parts } = figure
  const { width, palette, rtl } = settings
  const legend = legendPlaces(figure, width)
  const top = legend.height + 8
  const labelWidth = Math.round(Math.min(width * 0.38, Math.max(60, ...rows.map(({ label }) => textWidth(label, FONT_SIZE) + 16))))
  const labels = rows.map(({ label }) => twoLines(label, labelWidth - 12, FONT_SIZE))
  const rowHeight = labels.some(({ length }) => length > 1) ? ROW_HEIGHT + LINE / 2 : ROW_HEIGHT
  const length = width - labelWidth - TOTAL_WIDTH
  const most = Math.max(1, ...rows.map(totalOf))
  return (
    <ChartFrame settings={settings} title={figure.title} description={figure.description} height={top + rows.length * rowHeight + 4}>
      <LookPatterns settings={settings} looks={parts.map(({ look }) => look)} />
      {parts.map(({ label, look }, i) => {
        const { x, y } = legend.places[i] ?? { x: 0, y: 0 }
        return (
          <Group key={label} top={y}>
            <Bar
              x={rtl ? width - x - SWATCH : x}
              y={2}
              width={SWATCH}
              height={SWATCH}
              fill={lookFill(settings, look)}
              stroke={palette.looks[look]}
            />
            <ChartText x={rtl ? width - x - SWATCH - 6 : x + SWATCH + 6} y={9} anchor={rtl ? 'end' : 'start'} fill={palette.ink}>
              {label}
            </ChartText>
          </Group>
        )
      })}
      {rows.map((row, i) => {
        const total = totalOf(row)
        const scale = scaleLinear({ domain: [0, Math.max(1, figure.scale === 'share' ? total : most)], range: [0, length] })
        const center = rowHeight / 2
        return (
          <Group key={row.label} top={top + i * rowHeight}>
            <ChartMark settings={settings} opens={row.opens} says={saysRow(row, figure)}>
              <HitArea settings={settings} x={0} y={1} width={width} height={rowHeight - 2} />
              <ChartLines x={rtl ? width : 0} y={center} anchor={rtl ? 'end' : 'start'} fill={palette.ink} lines={labels[i] ?? []} />
              {row.counts.map((count, j) => {
                const part = parts[j]
                if (!part || count === 0) return null
                const before = row.counts.slice(0, j).reduce((sum, one) => sum + one, 0)
                const size = scale(count)
                const x = rtl ? width - labelWidth - scale(before) - size : labelWidth + scale(before)
                const plate = textWidth(String(count), FONT_SIZE) + 8
                return (
                  <g key={part.label}>
                    <Bar
                      x={x + 0.5}
                      y={center - BAR_HEIGHT / 2}
                      width={Math.max(1, size - 1)}
                      height={BAR_HEIGHT}
                      fill={lookFill(settings, part.look)}
                      stroke={palette.looks[part.look]}
                    />
                    {size > plate + 6 && (
                      <>
                        <Bar x={x + size / 2 - plate / 2} y={center - 7} width={plate} height={14} rx={3} fill={palette.paper} />
                        <ChartText x={x + size / 2} y={center} anchor="middle" fill={palette.ink}>
                          {String(count)}
                        </ChartText>
                      </>
                    )}
                  </g>
                )
              })}
              <ChartText x={rtl ? 0 : width} y={center} anchor={rtl ? 'start' : 'end'} fill={palette.muted}>
                {String(total)}
              </ChartText>
            </ChartMark>
          </Group>
        )
      })}
    </ChartFrame>
  )
}

const totalOf = ({ counts }: ShareRow): number => counts.reduce((sum, count) => sum + count, 0)

function saysRow({ label, counts }: ShareRow, { parts }: ShareFigure): string {
  return `${label}: ${parts.map((part, i) => `${part.label} ${counts[i] ?? 0}`).join(', ')}`
}

interface LegendPlaces {
  readonly places: readonly { readonly x: number; readonly y: number }[]
  readonly height: number
}

/** One entry after the other, in as many lines as they take. */
function legendPlaces({ parts }: ShareFigure, width: number): LegendPlaces {
  let x = 0
  let y = 0
  const places = parts.map(({ label }) => {
    const size = SWATCH + 6 + textWidth(label, FONT_SIZE) + 18
    if (x > 0 && x + size > width) {
      x = 0
      y += LEGEND_ROW
    }
    const place = { x, y }
    x += size
    return place
  })
  return { places, height: y + LEGEND_ROW }
}
