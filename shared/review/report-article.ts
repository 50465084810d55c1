import type { ArticleReport } from '#annotations/adjudicate/review-report'
import type { Thread } from '#annotations/adjudicate/threads'
import { TAGS } from '#annotations/model/claim'
import type { FrozenFigure, Stage } from '#annotations/model/stage'
import { frozenFigures } from '#annotations/adjudicate/frozen-figures'
import type { Prevalence } from '#annotations/review/agreement/tag-agreement'
import { sliceSpans } from '#annotations/text/span'
import { isMessageKey, message } from '../messages/message'
import { htmlText, htmlWords } from './html-text'
import { reportFigure } from './report-figure'
import { articleFigures, type NameOf } from './report-figures'
import { dayOf, statementCard, verdictOf } from './report-statement'

/** One article of a report. `id` begins every id in it. */
export function articleSection(article: ArticleReport, threads: readonly Thread[], id: string, nameOf: NameOf): string {
  const { metadata, alignment, agreement, agreed, differing, settled, text } = article
  const { analysts } = alignment
  const about = { text, analysts, threads, nameOf }
  const summary = message('report.summary', {
    analysts: analysts.length,
    statements: alignment.clusters.length,
    agreed: agreed.length,
    differing: differing.length,
    settled,
  })
  return `<section class="article" id="${id}"><h2><bdi>${htmlText(metadata.title)}</bdi></h2>
<p>${htmlText(summary)}</p>
<h3>${htmlText(message('report.figures'))}</h3>
<p class="quiet">${htmlText(prevalenceWords(agreement.tags.prevalence))}</p>
${articleFigures(article, nameOf)
  .map((figure, i) => reportFigure(figure, `${id}-figure-${i + 1}`))
  .join('\n')}
<h3>${htmlText(message('report.before-after'))}</h3>
${stagesTable(article)}
<h3>${htmlText(message('report.differences'))}</h3>
${differing.length === 0 ? `<p>${htmlText(message('report.no-differences'))}</p>` : differing.map((one) => statementCard(one, about)).join('\n')}
${agreed.length === 0 ? '' : agreedTable(article, nameOf)}
<h3>${htmlText(message('report.provenance'))}</h3>
${provenance(article, nameOf)}
</section>`
}

export function prevalenceWords(prevalence: Prevalence): string {
  const tags = TAGS.map((tag) => message('report.share', { tag: message(`tag.${tag}`), share: Math.round(prevalence[tag] * 100) }))
  return message('report.prevalence', { tags: tags.join(', ') })
}

function stagesTable({ before, after, alignment, text }: ArticleReport): string {
  const stages: readonly Stage[] = [...(before ? [before] : []), ...after]
  const now = frozenFigures(alignment.sets, text.length)
  const heads = stages.map(({ kind, at }) => message(kind === 'before' ? 'report.before' : 'report.after', { date: dayOf(at) }))
  const rows = now.map(({ measure, ...figure }) => {
    const kept = stages.map(({ figures }) => figureCell(figures.find((one) => one.measure === measure)))
    const name = isMessageKey(`measure.${measure}`) ? message(`measure.${measure}` as 'measure.agreed') : measure
    return `<tr><th scope="row">${htmlText(name)}</th>${kept.join('')}${figureCell({ measure, ...figure })}</tr>`
  })
  const head = [message('report.measure'), ...heads, message('report.now')].map((one) => `<th scope="col">${htmlText(one)}</th>`)
  const note = before ? '' : `<p class="quiet">${htmlText(message('report.not-kept'))}</p>`
  return `${note}<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function figureCell(figure: FrozenFigure | undefined): string {
  if (!figure) return `<td class="words quiet">${htmlText(message('report.none-after'))}</td>`
  const { value, low, high, why } = figure
  if (value === null) {
    const key = `undefined.${why}`
    return `<td class="words quiet">${htmlText(isMessageKey(key) ? message(key as 'undefined.no-units') : why)}</td>`
  }
  const interval = low === null || high === null ? '' : ` <small>${low.toFixed(2)} – ${high.toFixed(2)}</small>`
  return `<td>${value.toFixed(2)}${interval}</td>`
}

function agreedTable({ agreed, text }: ArticleReport, nameOf: NameOf): string {
  const rows = agreed.map(({ number, cluster, state }) => {
    const claim = cluster.members[0]?.claim
    const cells = [
      `<td class="words"><q dir="auto">${htmlWords(sliceSpans(text, cluster.content))}</q></td>`,
      `<td class="words">${htmlText(message(`tag.${claim?.tag ?? 'none'}`))}</td>`,
      `<td class="words">${htmlWords(claim?.sourceName ?? '')}</td>`,
      `<td class="words">${state.kind === 'decided' ? htmlWords(verdictOf(state.decision, nameOf)) : htmlText(message('report.open'))}</td>`,
    ]
    return `<tr><th scope="row">${number}</th>${cells.join('')}</tr>`
  })
  const heads = [
    message('report.statements'),
    message('report.quote'),
    message('report.tag'),
    message('report.source'),
    message('report.decision'),
  ]
  return `<h3>${htmlText(message('report.agreed'))}</h3>
<table class="agreed"><thead><tr>${heads.map((head) => `<th scope="col">${htmlText(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

/** Which text, whose sets, how far each was read, and what did not come along from another revision. */
function provenance({ metadata, revision, text, carried, points }: ArticleReport, nameOf: NameOf): string {
  const rows = carried.map(({ set, from, unplaced }) => {
    const seq = points.find(({ analyst }) => analyst === set.analyst)?.seq ?? ''
    const cells = [String(set.claims.size), String(seq), from === null ? '–' : from.slice(0, 8), String(unplaced.length)]
    return `<tr><th scope="row">${htmlWords(nameOf(set.analyst))}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  const heads = (['analyst', 'claims', 'read-up-to', 'carried', 'unplaced-count'] as const).map(
    (head) => `<th scope="col">${htmlText(message(`report.${head}`))}</th>`,
  )
  const lost = carried.flatMap(({ set, unplaced }) =>
    unplaced.map(({ was, fate }) => {
      const quote = was.content.map(({ exact }) => exact).join(' … ')
      return `<li>${htmlWords(nameOf(set.analyst))}: <q dir="auto">${htmlWords(quote)}</q> (${htmlText(message(`report.fate.${fate}`))})</li>`
    }),
  )
  const outlet = [metadata.outlet, metadata.published, metadata.url].filter((one) => one !== '').join(', ')
  return `<p>${htmlText(message('report.revision', { revision, length: text.length }))}</p>
${outlet === '' ? '' : `<p>${htmlText(message('report.outlet', { outlet }))}</p>`}
<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>
${lost.length === 0 ? '' : `<p>${htmlText(message('report.unplaced'))}</p><ul>${lost.join('')}</ul>`}`
}
