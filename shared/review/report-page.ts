import type { ArticleReport, ReviewReport } from '#annotations/adjudicate/review-report'
import { type Thread, threadsOf } from '#annotations/adjudicate/threads'
import type { Message } from '#annotations/model/message'
import { FIGURE_PAGE_STYLE } from '../figures/palette'
import { message } from '../messages/message'
import { htmlPage, htmlText, htmlWords } from './html-text'
import { PAGE_STYLE } from './page-style'
import { articleSection, prevalenceWords } from './report-article'
import { reportFigure } from './report-figure'
import { libraryFigures, type NameOf } from './report-figures'
import { REPORT_STYLE } from './report-style'
import { dayOf } from './report-statement'

/** What a report is written with. */
export interface ReportAbout {
  /** ISO 8601. */
  readonly at: string
  readonly nameOf: NameOf
  /** Everybody's messages on an article. */
  readonly messagesOf: (article: ArticleReport) => Iterable<Message>
}

/**
 * A review report as a page of its own: opens in any browser without a script or a request, and prints. Every text in it is escaped. The same
 * reviews give the same page, but for the date.
 */
export function reportPage(report: ReviewReport, { at, nameOf, messagesOf }: ReportAbout): string {
  const { articles, reviewer } = report
  const title = message('report.title')
  const sections = articles.map((article, i) => {
    const threads: readonly Thread[] = threadsOf(messagesOf(article))
    return articleSection(article, threads, `article-${i + 1}`, nameOf)
  })
  const [only] = articles
  const body = [
    `<header><h1>${htmlText(title)}</h1><p>${htmlText(message('report.about', { reviewer: nameOf(reviewer), date: dayOf(at) }))}</p></header>`,
    '<main>',
    ...(articles.length > 1 ? [contents(articles), together(report, nameOf)] : []),
    ...sections,
    methods(),
    '</main>',
  ]
  const name = articles.length === 1 && only ? `${title}: ${only.metadata.title}` : title
  return htmlPage(name, PAGE_STYLE + FIGURE_PAGE_STYLE + REPORT_STYLE, body.join('\n'))
}

function contents(articles: readonly ArticleReport[]): string {
  const rows = articles.map(({ metadata, alignment, differing, settled, agreement }, i) => {
    const { alpha } = agreement.tags
    const counts = [alignment.analysts.length, alignment.clusters.length, differing.length, settled].map((count) => `<td>${count}</td>`)
    const figure =
      alpha.kind === 'figure'
        ? `<td>${alpha.value.toFixed(2)}</td>`
        : `<td class="words quiet">${htmlText(message(`undefined.${alpha.why}`))}</td>`
    return `<tr><th scope="row"><a href="#article-${i + 1}">${htmlWords(metadata.title)}</a></th>${counts.join('')}${figure}</tr>`
  })
  const heads = [
    message('report.article'),
    message('review.analysts'),
    message('report.statements'),
    message('report.differing'),
    message('report.settled'),
    message('report.alpha'),
  ]
  return `<h2>${htmlText(message('report.contents'))}</h2>
<table><thead><tr>${heads.map((head) => `<th scope="col">${htmlText(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function together(report: ReviewReport, nameOf: NameOf): string {
  const figures = libraryFigures(report, nameOf).map((figure, i) => reportFigure(figure, `library-figure-${i + 1}`))
  return `<section><h2>${htmlText(message('report.together'))}</h2>
<p class="quiet">${htmlText(prevalenceWords(report.pooled.tags.prevalence))}</p>
${figures.join('\n')}</section>`
}

function methods(): string {
  const notes = (['clusters', 'tags', 'places', 'intervals', 'undefined'] as const).map(
    (note) => `<p>${htmlText(message(`report.method.${note}`))}</p>`,
  )
  return `<section><h2>${htmlText(message('report.methods'))}</h2>${notes.join('')}</section>`
}
