import { useMemo } from 'react'
import { message } from '#shared/messages/message'
import { useArticle } from '../app/controller-context'
import type { ReaderConflict, ReaderConflicts, ReaderLabels } from '../reader/reader-model'
import type { ArticleSession } from '../state/article-store'
import { contentOf } from '../state/claim-items'
import { conflictsOf, presentIn } from '../state/relations'

/** Code units of the other side's words that are told. */
const LONGEST_QUOTE = 90

/** Conflicts for the reader's margin, told from the state as it is: looked up for the marks in view, never made for a whole article. */
export function useConflicts(session: ArticleSession): ReaderConflicts | null {
  const text = useArticle(session, (state) => state.text)
  const items = useArticle(session, (state) => state.items)
  const relations = useArticle(session, (state) => state.relations)
  return useMemo(() => {
    if (relations.isEmpty) return null
    const present = presentIn(items)
    const of = (id: string): readonly ReaderConflict[] =>
      conflictsOf({ items, relations }, id, present).map(({ other, linkId }) => {
        const item = items.byId.get(other)
        const { start = 0, end = 0 } = (item && contentOf(item)[0]) ?? {}
        return { other, isAccepted: linkId !== null, quote: shorten(text.slice(start, Math.min(end, start + LONGEST_QUOTE * 2))) }
      })
    return { of }
  }, [text, items, relations])
}

export function readerLabels(): ReaderLabels {
  return {
    article: message('article.text'),
    conflicts: message('conflict.margin'),
    conflict: (where, quote) => message(where === 'above' ? 'conflict.above' : 'conflict.below', { quote }),
  }
}

/** Cut between characters, white space made single. */
function shorten(words: string): string {
  const characters = [...words.replaceAll(/\s+/g, ' ')]
  return characters.length <= LONGEST_QUOTE
    ? characters.join('')
    : `${characters
        .slice(0, LONGEST_QUOTE - 1)
        .join('')
        .trimEnd()}…`
}
