import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ChartSettings } from './chart-settings'
import { FigureChart } from './charts'
import type { FigureData } from './figure-data'

/**
 * A figure as the text of an SVG element, without a page: for reports. Every text in it is escaped. With `PAGE_PALETTE` the page it is put into
 * says its colours; with another palette it stands alone.
 */
export function figureSvg(figure: FigureData, settings: Omit<ChartSettings, 'onOpen'>): string {
  return renderToStaticMarkup(createElement(FigureChart, { figure, settings }))
}
