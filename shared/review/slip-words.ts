import type { Change, ReturnSlip, SlipItem } from '#annotations/adjudicate/return-slip'
import { sliceSpans } from '#annotations/text/span'
import { message } from '../messages/message'

/** What a slip is written with. */
export interface SlipAbout {
  /** Text of the revision that was reviewed. */
  readonly text: string
  readonly title: string
  /** YYYY-MM-DD. */
  readonly date: string
  /** The name to show for what a set goes by. */
  readonly nameOf: (analyst: string) => string
}

/** One item of a slip in words, for whatever it is written as. */
export interface ItemWords {
  readonly outcome: string
  /** Words of the article; null where there are none. */
  readonly yours: string | null
  readonly decided: string | null
  readonly changes: readonly string[]
  readonly verdict: string
  readonly reason: string
  readonly said: readonly { readonly by: string; readonly text: string }[]
}

export function itemWords({ outcome, yours, result, changes, decision, threads }: SlipItem, { text, nameOf }: SlipAbout): ItemWords {
  const said = threads.flatMap((thread) =>
    thread.messages.map(({ by, kind, text: words }) => ({
      by: nameOf(by),
      text: kind === 'say' ? words : message(kind === 'resolve' ? 'thread.did-resolve' : 'thread.did-reopen'),
    })),
  )
  return {
    outcome: message(`outcome.${outcome}`),
    yours: yours && sliceSpans(text, yours.content),
    decided: result && sliceSpans(text, result.content),
    changes: changes.map(changeWords),
    verdict: message(`verdict.${decision.verdict}`, { analyst: nameOf(decision.taken?.analyst ?? ''), reviewer: nameOf(decision.by) }),
    reason: decision.reason,
    said,
  }
}

function changeWords(change: Change): string {
  switch (change.kind) {
    case 'tag':
      return message('slip.tag', { before: message(`tag.${change.before ?? 'none'}`), after: message(`tag.${change.after ?? 'none'}`) })
    case 'source':
      return message('slip.source', {
        before: change.before || message('slip.no-source'),
        after: change.after || message('slip.no-source'),
      })
    default:
      return message('slip.span')
  }
}

/** What became of an analyst's claims, counted. */
export function summaryWords({ changed, added, dropped, kept }: ReturnSlip['counts']): string {
  return message('slip.summary', { changed, added, dropped, kept })
}

/** What is as the analyst had it comes last; else text order. */
export function changedFirst(items: ReturnSlip['items']): ReturnSlip['items'] {
  return [...items.filter(({ outcome }) => outcome !== 'kept'), ...items.filter(({ outcome }) => outcome === 'kept')]
}
