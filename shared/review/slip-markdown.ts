import type { ReturnSlip } from '#annotations/adjudicate/return-slip'
import { message } from '../messages/message'
import { changedFirst, itemWords, type SlipAbout, summaryWords } from './slip-words'

/**
 * A return slip as Markdown (CommonMark). Words of the article and of people are escaped, so that nothing in them becomes markup or a link.
 */
export function slipMarkdown(slip: ReturnSlip, about: SlipAbout): string {
  const { analyst, reviewer, counts, items } = slip
  const lines = [
    `# ${message('slip.heading')}`,
    '',
    escape(message('slip.about', { title: about.title, reviewer: about.nameOf(reviewer), date: about.date })),
    '',
    `**${escape(message('slip.to', { analyst: about.nameOf(analyst) }))}**: ${summaryWords(counts)}`,
  ]
  // What the analyst need not look at comes last.
  changedFirst(items).forEach((item, i) => {
    const words = itemWords(item, about)
    lines.push('', `## ${i + 1}. ${words.outcome}`, '')
    lines.push(`- ${message('slip.yours')}: ${words.yours === null ? message('slip.nothing-yours') : quote(words.yours)}`)
    lines.push(`- ${message('slip.decided')}: ${words.decided === null ? message('slip.no-claim') : quote(words.decided)}`)
    for (const change of words.changes) lines.push(`- ${escape(change)}`)
    lines.push(`- ${message('slip.reason')}: ${escape(`${words.verdict}. ${words.reason}`.trim())}`)
    for (const { by, text } of words.said) lines.push(`- ${message('slip.thread')}: ${escape(`${by}: ${text}`)}`)
  })
  return `${[...lines, '', message('slip.how')].join('\n')}\n`
}

function quote(words: string): string {
  return `*${escape(words)}*`
}

/** One line, with every character that CommonMark may read as markup escaped. */
function escape(words: string): string {
  return words.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_{}[\]<>()#+!|~&-]/g, '\\$&')
}
