import type { ReportStatement } from '#annotations/adjudicate/review-report'
import { threadsAbout, type Thread } from '#annotations/adjudicate/threads'
import { refOf } from '#annotations/adjudicate/decision-index'
import type { Claim } from '#annotations/model/claim'
import type { Decision } from '#annotations/model/decision'
import { sliceSpans } from '#annotations/text/span'
import { message } from '../messages/message'
import { htmlText, htmlWords } from './html-text'
import type { NameOf } from './report-figures'

/** What a statement is written with. */
export interface StatementAbout {
  readonly text: string
  readonly analysts: readonly string[]
  readonly threads: readonly Thread[]
  readonly nameOf: NameOf
}

/** A statement on which analysts differ: what each marked, what was decided and why, and what was said. */
export function statementCard(statement: ReportStatement, about: StatementAbout): string {
  const { number, cluster } = statement
  const { text, analysts, nameOf } = about
  const rows = analysts.map((analyst) => {
    const claim = cluster.members.find((member) => member.analyst === analyst)?.claim
    const name = `<th scope="row">${htmlWords(nameOf(analyst))}</th>`
    return claim
      ? `<tr>${name}${claimCells(claim, text)}</tr>`
      : `<tr>${name}<td colspan="4" class="words quiet">${htmlText(message('report.not-marked'))}</td></tr>`
  })
  if (statement.result) {
    rows.push(`<tr class="result"><th scope="row">${htmlText(message('report.result'))}</th>${claimCells(statement.result, text)}</tr>`)
  }
  const columns = ['analyst', 'quote', 'tag', 'source', 'note'] as const
  const head = columns.map((column) => `<th scope="col">${htmlText(message(`report.${column}`))}</th>`).join('')
  return `<section class="card statement"><h4>${htmlText(message('report.statement', { number }))} <q dir="auto">${htmlWords(sliceSpans(text, cluster.content))}</q></h4>
<p class="quiet">${htmlText(differencesOf(statement, analysts.length))}</p>
<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>
${decisionOf(statement, nameOf)}${saidOf(statement, about)}</section>`
}

function claimCells({ content, tag, sourceName, source, note }: Claim, text: string): string {
  const from = sourceName === '' ? sliceSpans(text, source) : sourceName
  const cells = [
    `<q dir="auto">${htmlWords(sliceSpans(text, content))}</q> <small>${content.map(({ start, end }) => `${start}–${end}`).join(', ')}</small>`,
    htmlText(message(`tag.${tag ?? 'none'}`)),
    from === '' ? htmlText(message('report.no-source')) : htmlWords(from),
    htmlWords(note),
  ]
  return cells.map((cell, i) => `<td class="${i === 1 ? 'words tag' : 'words'}">${cell}</td>`).join('')
}

function differencesOf({ cluster: { differs, members } }: ReportStatement, all: number): string {
  return [
    differs.found ? [message('review.differs.found', { count: members.length, all })] : [],
    (['tag', 'span', 'source', 'links'] as const).flatMap((part) => (differs[part] ? [message(`review.differs.${part}`)] : [])),
  ]
    .flat()
    .join(' · ')
}

function decisionOf({ state }: ReportStatement, nameOf: NameOf): string {
  switch (state.kind) {
    case 'decided': {
      const { decision } = state
      const words = message('report.decided', {
        verdict: verdictOf(decision, nameOf),
        reviewer: nameOf(decision.by),
        date: dayOf(decision.at),
      })
      return list([
        [message('report.decision'), htmlWords(words)],
        [message('report.reason'), htmlWords(decision.reason)],
      ])
    }
    case 'outdated':
      return list(
        state.decisions.map((decision) => [
          message('report.decision'),
          htmlWords(message('report.outdated', { verdict: `${verdictOf(decision, nameOf)}. ${decision.reason}` })),
        ]),
      )
    default:
      return list([[message('report.decision'), htmlText(message('report.open'))]])
  }
}

export function verdictOf({ verdict, taken, by }: Decision, nameOf: NameOf): string {
  return message(`verdict.${verdict}`, { analyst: nameOf(taken?.analyst ?? ''), reviewer: nameOf(by) })
}

function saidOf({ cluster }: ReportStatement, { threads, nameOf }: StatementAbout): string {
  const said = threadsAbout(threads, cluster.members.map(refOf)).flatMap(({ messages }) => messages)
  if (said.length === 0) return ''
  const words = said.map(({ by, kind, text }) => {
    const what = kind === 'say' ? text : message(kind === 'resolve' ? 'thread.did-resolve' : 'thread.did-reopen')
    return `<p><strong>${htmlWords(nameOf(by))}</strong>: ${htmlWords(what)}</p>`
  })
  return list([[message('report.threads'), words.join('')]])
}

function list(rows: readonly (readonly [string, string])[]): string {
  return `<dl>${rows.map(([name, words]) => `<dt>${htmlText(name)}</dt><dd>${words}</dd>`).join('')}</dl>`
}

/** @param at ISO 8601 */
export function dayOf(at: string): string {
  return at.slice(0, 10)
}
