import { PAGE_PALETTE } from '../figures/palette'
import type { FigureData } from '../figures/figure-data'
import { figureTable } from '../figures/figure-table'
import { figureSvg } from '../figures/static-svg'
import { message } from '../messages/message'
import { htmlText, htmlWords } from './html-text'

/**
 * Drawn once and scaled by the style sheet, since a page without a script cannot draw anew: between a telephone and a desk, so that letters are somewhat smaller
 * than the text beside them there (10 px) and about as large here (14 px).
 */
const WIDTH = 400

/** A chart with the table behind it. `id` must be no other figure's of the page. */
export function reportFigure(figure: FigureData, id: string): string {
  const { columns, rows } = figureTable(figure)
  const head = columns.map((column) => `<th scope="col">${htmlWords(column)}</th>`).join('')
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map(({ text, isNumber }) => `<td${isNumber ? '' : ' class="words"'}>${htmlWords(text)}</td>`)
    return `<tr><th scope="row">${htmlWords(first?.text ?? '')}</th>${cells.join('')}</tr>`
  })
  return `<figure><figcaption>${htmlText(figure.title)}</figcaption><p class="quiet">${htmlText(figure.description)}</p>
${figureSvg(figure, { id, width: WIDTH, palette: PAGE_PALETTE, rtl: false })}
<details open><summary>${htmlText(message('report.table', { title: figure.title }))}</summary><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></details></figure>`
}
