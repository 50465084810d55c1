import type { ReturnSlip } from '#annotations/adjudicate/return-slip'
import { message } from '../messages/message'
import { htmlPage, htmlText, htmlWords } from './html-text'
import { PAGE_STYLE } from './page-style'
import { changedFirst, type ItemWords, itemWords, type SlipAbout, summaryWords } from './slip-words'

/** A return slip as a page of its own that opens in any browser and prints. Every text in it is escaped. */
export function slipPage(slip: ReturnSlip, about: SlipAbout): string {
  const { analyst, reviewer, counts, items } = slip
  const heading = message('slip.heading')
  const body = [
    `<header><h1>${htmlText(heading)}</h1>`,
    `<p>${htmlText(message('slip.about', { title: about.title, reviewer: about.nameOf(reviewer), date: about.date }))}</p>`,
    `<p><strong>${htmlText(message('slip.to', { analyst: about.nameOf(analyst) }))}</strong>: ${htmlText(summaryWords(counts))}</p></header>`,
    '<main>',
    ...changedFirst(items).map((item, i) => card(i + 1, itemWords(item, about))),
    '</main>',
    `<footer><p class="quiet">${htmlText(message('slip.how'))}</p></footer>`,
  ]
  return htmlPage(`${heading}: ${about.nameOf(analyst)}`, PAGE_STYLE, body.join('\n'))
}

function card(number: number, words: ItemWords): string {
  const rows = [
    row(message('slip.yours'), words.yours === null ? htmlText(message('slip.nothing-yours')) : quote(words.yours)),
    row(message('slip.decided'), words.decided === null ? htmlText(message('slip.no-claim')) : quote(words.decided)),
    ...words.changes.map((change) => row('', htmlWords(change))),
    row(message('slip.reason'), `${htmlWords(words.verdict)}. ${htmlWords(words.reason)}`),
    ...words.said.map(({ by, text }) => row(message('slip.thread'), `<strong>${htmlWords(by)}</strong>: ${htmlWords(text)}`)),
  ]
  return `<section class="card"><h3>${number}. ${htmlText(words.outcome)}</h3><dl>${rows.join('')}</dl></section>`
}

function row(name: string, words: string): string {
  return `<dt>${htmlText(name)}</dt><dd>${words}</dd>`
}

function quote(words: string): string {
  return `<q dir="auto">${htmlWords(words)}</q>`
}
