import type { ReactNode } from 'react'
import { ChartText } from './chart-frame'

interface Tick {
  readonly x: number
  readonly y: number
  readonly formattedValue: string | undefined
}

/** Words at the ticks of an axis along the bottom. The library's own text measures itself in a page, which reports do not have. */
export function tickBelow(fill: string): (tick: Tick) => ReactNode {
  return ({ x, formattedValue }) => (
    <ChartText x={x} y={13} anchor="middle" fill={fill}>
      {formattedValue ?? ''}
    </ChartText>
  )
}

/** Words at the ticks of an axis at the left, or at the right of a chart that runs from right to left. */
export function tickBeside(fill: string, isRight: boolean): (tick: Tick) => ReactNode {
  return ({ y, formattedValue }) => (
    <ChartText x={isRight ? 10 : -10} y={y} anchor={isRight ? 'start' : 'end'} fill={fill}>
      {formattedValue ?? ''}
    </ChartText>
  )
}
