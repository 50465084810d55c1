import type { ShareLook } from './figure-data'

/** The colours of a chart as SVG presentation attributes take them: no style attribute, which the content security policy refuses. */
export interface Palette {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly paper: string
  readonly accent: string
  readonly looks: Readonly<Record<ShareLook, string>>
}

export const LIGHT_PALETTE: Palette = {
  ink: '#22201c',
  muted: '#635d52',
  line: '#dedad0',
  paper: '#fdfcf9',
  accent: '#1d5a8c',
  looks: { attributed: '#17694f', contested: '#a8321b', unverified: '#7a5200', untagged: '#635d52', done: '#1d5a8c', open: '#635d52' },
}

export const DARK_PALETTE: Palette = {
  ink: '#e8e4db',
  muted: '#aaa598',
  line: '#393b3f',
  paper: '#1a1b1d',
  accent: '#86bdea',
  looks: { attributed: '#7fd0b1', contested: '#ff9d85', unverified: '#e6bd68', untagged: '#aaa598', done: '#86bdea', open: '#aaa598' },
}

/**
 * Custom properties that the page around the chart sets (`--figure-ink` and so on), so that one chart follows light, dark, high contrast and print.
 */
export const PAGE_PALETTE: Palette = {
  ink: ofPage('ink'),
  muted: ofPage('muted'),
  line: ofPage('line'),
  paper: ofPage('paper'),
  accent: ofPage('accent'),
  looks: {
    attributed: ofPage('attributed'),
    contested: ofPage('contested'),
    unverified: ofPage('unverified'),
    untagged: ofPage('muted'),
    done: ofPage('accent'),
    open: ofPage('muted'),
  },
}

function ofPage(name: string): string {
  return `var(--figure-${name})`
}

/** What a page that holds charts sets, for a style sheet of its own: light, dark, high contrast, print. */
export const FIGURE_PAGE_STYLE = `
:root { ${properties(LIGHT_PALETTE)} }
@media screen and (prefers-color-scheme: dark) { :root { ${properties(DARK_PALETTE)} } }
@media (forced-colors: active) { :root { --figure-ink: CanvasText; --figure-muted: CanvasText; --figure-line: ButtonBorder; --figure-paper: Canvas; --figure-accent: Highlight; --figure-attributed: CanvasText; --figure-contested: CanvasText; --figure-unverified: CanvasText; } }
.figure-chart { forced-color-adjust: none; max-width: 100%; height: auto; font-variant-numeric: tabular-nums; }
`

function properties({ ink, muted, line, paper, accent, looks }: Palette): string {
  const { attributed, contested, unverified } = looks
  return Object.entries({ ink, muted, line, paper, accent, attributed, contested, unverified })
    .map(([name, colour]) => `--figure-${name}: ${colour};`)
    .join(' ')
}
