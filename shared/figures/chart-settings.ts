import type { Palette } from './palette'

export interface ChartSettings {
  /** Begins every id in the chart; unlike that of any other chart of the page. */
  readonly id: string
  /** In CSS pixels. */
  readonly width: number
  readonly palette: Palette
  /** The first column stands at the right. */
  readonly rtl: boolean
  /** Makes every mark that opens something a button. Without it the chart is a picture. */
  readonly onOpen?: (opens: string) => void
}

export const FONT_SIZE = 12
/** From line to line of a label. */
export const LINE = 13
export const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif'
/** Rows stand this far apart: a mark in one is a target of 24 pixels (WCAG 2.2, 2.5.8). */
export const ROW_HEIGHT = 28
