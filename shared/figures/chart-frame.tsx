import { Group } from '@visx/group'
import { PatternCircles, PatternLines } from '@visx/pattern'
import type { ReactNode } from 'react'
import { type ChartSettings, FONT, FONT_SIZE, LINE } from './chart-settings'
import type { ShareLook } from './figure-data'

/**
 * The SVG around a chart, with title and description for who cannot see it. A picture where nothing can be chosen, else a group of buttons.
 * The text runs from left to right whatever the page says, for charts place it themselves; each label has its own direction.
 */
export function ChartFrame({
  settings: { id, width, onOpen, palette },
  title,
  description,
  height,
  children,
}: {
  readonly settings: ChartSettings
  readonly title: string
  readonly description: string
  readonly height: number
  readonly children: ReactNode
}) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="figure-chart"
      role={onOpen ? 'group' : 'img'}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      direction="ltr"
      fontFamily={FONT}
      fontSize={FONT_SIZE}
      fill={palette.ink}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {children}
    </svg>
  )
}

/**
 * A mark with what it says, which is a button where it opens something. Its title is its name: a label of its own would have to repeat the words drawn in
 * it letter by letter (WCAG 2.5.3).
 */
export function ChartMark({
  settings: { onOpen },
  opens,
  says,
  children,
}: {
  readonly settings: ChartSettings
  readonly opens: string | null
  readonly says: string
  readonly children: ReactNode
}) {
  if (!onOpen || opens === null) {
    return (
      <Group>
        <title>{says}</title>
        {children}
      </Group>
    )
  }
  return (
    <g
      className="figure-mark"
      role="button"
      tabIndex={0}
      onClick={() => onOpen(opens)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        event.stopPropagation()
        onOpen(opens)
      }}
    >
      <title>{says}</title>
      {children}
    </g>
  )
}

/** Lines of text one under the other, in the middle of a place. */
export function ChartLines({
  lines,
  y,
  ...rest
}: Omit<Parameters<typeof ChartText>[0], 'children'> & { readonly lines: readonly string[] }) {
  return lines.map((line, i) => (
    <ChartText key={`${line} ${i}`} y={y + (i - (lines.length - 1) / 2) * LINE} {...rest}>
      {line}
    </ChartText>
  ))
}

/** Makes a mark as large as what can be hit to choose it; nothing in a picture. */
export function HitArea({
  settings: { onOpen },
  ...place
}: {
  readonly settings: ChartSettings
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}) {
  return onOpen ? <rect {...place} fill="transparent" /> : null
}

/** Each look is its pattern first: full, slanted lines, dots, empty. Colour comes on top. */
export function LookPatterns({
  settings: { id, palette },
  looks,
}: {
  readonly settings: ChartSettings
  readonly looks: readonly ShareLook[]
}) {
  return (
    <defs>
      {looks.map((look) => {
        const colour = palette.looks[look]
        const pattern = `${id}-${look}`
        if (look === 'contested') {
          return (
            <PatternLines
              key={look}
              id={pattern}
              width={6}
              height={6}
              stroke={colour}
              strokeWidth={2}
              orientation={['diagonal']}
              background={palette.paper}
            />
          )
        }
        if (look === 'unverified') {
          return (
            <PatternCircles key={look} id={pattern} width={6} height={6} radius={1.5} fill={colour} background={palette.paper} complement />
          )
        }
        return null
      })}
    </defs>
  )
}

export function lookFill({ id, palette }: ChartSettings, look: ShareLook): string {
  if (look === 'contested' || look === 'unverified') return `url(#${id}-${look})`
  return look === 'attributed' || look === 'done' ? palette.looks[look] : palette.paper
}

/** Text at a place, each label with its own direction. `side` is where it begins when read from the left edge of the chart. */
export function ChartText({
  x,
  y,
  anchor = 'start',
  fill,
  bold = false,
  size,
  children,
}: {
  readonly x: number
  readonly y: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill: string
  readonly bold?: boolean
  /** In pixels, where it is not that of the chart. */
  readonly size?: number
  readonly children: string
}) {
  return (
    <text x={x} y={y} dy="0.35em" textAnchor={anchor} fill={fill} unicodeBidi="isolate" fontWeight={bold ? 600 : undefined} fontSize={size}>
      {children}
    </text>
  )
}
