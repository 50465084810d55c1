import { PAGE_PALETTE } from '../figures/palette'
import type { FigureData } from '../figures/figure-data'
import { figureTable } from '../figures/figure-table'
import { figureSvg } from '../figures/static-svg'
import { message } from '../messages/message'
import { htmlText, htmlWords } from './html-text'

/** As wide as the page's text, so that letters in a chart are as large as beside it: on a desk or on paper, and on a telephone. */
const WIDTHS = { wide: 640, narrow: 340 } as const

/** A chart with the table behind it. `id` must be no other figure's of the page. */
export function reportFigure(figure: FigureData, id: string): string {
  const { columns, rows } = figureTable(figure)
  const head = columns.map((column) => `<th scope="col">${htmlWords(column)}</th>`).join('')
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map(({ text, isNumber }) => `<td${isNumber ? '' : ' class="words"'}>${htmlWords(text)}</td>`)
    return `<tr><th scope="row">${htmlWords(first?.text ?? '')}</th>${cells.join('')}</tr>`
  })
  return `<figure><figcaption>${htmlText(figure.title)}</figcaption><p class="quiet">${htmlText(figure.description)}</p>
${chart(figure, id, 'wide')}${chart(figure, id, 'narrow')}
<details open><summary>${htmlText(message('report.table', { title: figure.title }))}</summary><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></details></figure>`
}

/** The style sheet shows the one that fits: a page without a script cannot draw anew. */
function chart(figure: FigureData, id: string, room: keyof typeof WIDTHS): string {
  return `<div class="${room}">${figureSvg(figure, { id: `${id}-${room}`, width: WIDTHS[room], palette: PAGE_PALETTE, rtl: false })}</div>`
}
