import { assertNever } from '#annotations/model/assert-never'
import type { ChartSettings } from './chart-settings'
import type { FigureData } from './figure-data'
import { IntervalChart } from './interval-chart'
import { LineChart } from './line-chart'
import { MatrixChart } from './matrix-chart'
import { ShareChart } from './share-chart'

/** Any figure as SVG. Knows neither page nor window, so that it is drawn on the screen and into files alike. */
export function FigureChart({ figure, settings }: { readonly figure: FigureData; readonly settings: ChartSettings }) {
  switch (figure.kind) {
    case 'matrix':
      return <MatrixChart figure={figure} settings={settings} />
    case 'intervals':
      return <IntervalChart figure={figure} settings={settings} />
    case 'shares':
      return <ShareChart figure={figure} settings={settings} />
    case 'lines':
      return <LineChart figure={figure} settings={settings} />
    default:
      return assertNever(figure)
  }
}
