import { type Present, type Relation, repetitionsOf } from '#annotations/ledger/relation-index'
import type { ArticleState } from './article-store'
import { type ClaimItem, type ClaimItems, suggestionItemId } from './claim-items'

type Related = Pick<ArticleState, 'items' | 'relations'>

/** The items as the ledger asks for them. */
export function presentIn({ byId, accepted }: ClaimItems): Present & { get(id: string): ClaimItem | undefined } {
  return {
    has: (id) => byId.has(id),
    get: (id) => byId.get(id),
    entryOf(key) {
      const id = accepted.get(key) ?? suggestionItemId(key)
      return byId.has(id) ? id : null
    },
  }
}

/** What an item contradicts or is contradicted by, as proposed or as linked; those that are shown. */
export function conflictsOf({ items, relations }: Related, id: string, present = presentIn(items)): readonly Relation[] {
  const item = items.byId.get(id)
  const found = item ? relations.of(item, present) : []
  return found.length === 0 ? found : found.filter(({ kind }) => kind === 'contradicts')
}

/** The ids of the items that say the same as `item`, itself among them, in text order. */
export function repetitionsIn({ items, relations }: Related, item: ClaimItem): readonly string[] {
  const ids = repetitionsOf(item, relations, presentIn(items))
  if (ids.length === 1) return ids
  const start = (id: string): number => {
    const one = items.byId.get(id)
    return (one?.kind === 'claim' ? one.claim.content : one?.suggestion.content)?.[0]?.start ?? 0
  }
  return [...ids].sort((a, b) => start(a) - start(b))
}

/**
 * The other side of a conflict that the selected item is in: of several, the one after `visited`, which is where the way led last time.
 * Null where it is in none.
 */
export function otherSide(state: Related, id: string, visited: string | undefined): string | null {
  const sides = conflictsOf(state, id).map(({ other }) => other)
  return sides[(sides.indexOf(visited ?? '') + 1) % Math.max(1, sides.length)] ?? null
}
