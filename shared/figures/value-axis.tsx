import { AxisBottom } from '@visx/axis'
import { GridColumns } from '@visx/grid'
import type { scaleLinear } from '@visx/scale'
import { ChartText } from './chart-frame'
import type { ChartSettings } from './chart-settings'
import { tickBelow } from './tick-text'

/** The least room for a tick and its number, in pixels. */
const TICK_ROOM = 44

/** Values along the bottom edge, with lines through the chart. */
export function ValueAxis({
  scale,
  top,
  bottom,
  label,
  settings: { palette },
}: {
  readonly scale: ReturnType<typeof scaleLinear<number>>
  readonly top: number
  readonly bottom: number
  readonly label: string
  readonly settings: ChartSettings
}) {
  const [from = 0, to = 0] = scale.range()
  const ticks = Math.max(2, Math.min(6, Math.floor(Math.abs(to - from) / TICK_ROOM)))
  return (
    <g aria-hidden="true">
      <GridColumns scale={scale} top={top} height={bottom - top} stroke={palette.line} numTicks={ticks} />
      <AxisBottom
        scale={scale}
        top={bottom}
        numTicks={ticks}
        hideTicks
        stroke={palette.muted}
        tickFormat={(value) => String(value)}
        tickComponent={tickBelow(palette.muted)}
      />
      <ChartText x={(from + to) / 2} y={bottom + 27} anchor="middle" fill={palette.muted}>
        {label}
      </ChartText>
    </g>
  )
}
