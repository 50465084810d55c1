import { suggestionsOfRule } from '#annotations/ledger/suggestion-keys'
import type { Tag } from '#annotations/model/claim'
import { acceptEdit } from '#annotations/ops/accept-edit'
import type { Edit } from '#annotations/ops/edit'
import type { Suggestion } from '#annotations/detect/detector'
import type { ArticleState } from './article-store'
import { type ClaimItem, suggestionItemId } from './claim-items'
import { presentIn, repetitionsIn } from './relations'

type Batch = Extract<Edit, { kind: 'batch' }>

/** The suggestions that a rule gave a reason for and that are shown: what "all of this rule" means. */
export function openOfRule({ items, detection }: Pick<ArticleState, 'items' | 'detection'>, rule: string): readonly Suggestion[] {
  return suggestionsOfRule(detection, rule).filter(({ key }) => items.byId.has(suggestionItemId(key)))
}

/** Rejects every suggestion of a rule that is shown, as one step; null where there is none. */
export function rejectRuleEdit(state: Pick<ArticleState, 'items' | 'detection'>, rule: string): Batch | null {
  const { detection } = state
  const open = openOfRule(state, rule)
  if (!detection || open.length === 0) return null
  return {
    kind: 'batch',
    label: 'reject-rule',
    edits: open.map((suggestion) => ({ kind: 'reject', detector: detection.detector, suggestion })),
  }
}

/**
 * Gives `item` and what repeats it the same tag, as one step, and links them. What the analyst tagged otherwise on its own keeps its tag.
 * Null where nothing but `item` itself would change.
 * @param tag null takes the tag that is proposed for `item`
 */
export function tagRepetitionsEdit(state: ArticleState, item: ClaimItem, tag: Tag | null, makeId: () => string): Batch | null {
  const { items, detection, relations } = state
  const before = item.kind === 'claim' ? item.claim.tag : null
  const after = tag ?? (item.kind === 'suggestion' ? item.suggestion.tag : null)
  const members = repetitionsIn(state, item).flatMap((id): readonly ClaimItem[] => {
    const one = items.byId.get(id)
    const isMeant = one && (one.kind === 'suggestion' || id === item.id || one.claim.tag === null || one.claim.tag === before)
    return one && isMeant ? [one] : []
  })
  if (members.length < 2 || after === null) return null
  const claimIds = new Map(members.map((one) => [one.id, one.kind === 'claim' ? one.id : makeId()]))
  const made = new Map(members.flatMap((one) => (one.kind === 'suggestion' ? [[one.suggestion.key, claimIds.get(one.id)] as const] : [])))
  const claimOf = (key: string): string | undefined => items.accepted.get(key) ?? made.get(key)
  const tags = members.map((one): Edit => {
    const id = claimIds.get(one.id) ?? one.id
    if (one.kind === 'claim' || !detection) return { kind: 'tag', id, tag: after }
    return acceptEdit(detection, one.suggestion, claimOf, after, id)
  })
  const links = members.flatMap((one) =>
    relations.of(one, presentIn(items)).flatMap(({ kind, outgoing, other, linkId, reason }): readonly Edit[] => {
      const [from, to] = [claimIds.get(one.id), claimIds.get(other)]
      if (kind !== 'repeats' || !outgoing || linkId !== null || from === undefined || to === undefined) return []
      return [{ kind: 'link', id: makeId(), linkKind: 'repeats', from, to, reason }]
    }),
  )
  return { kind: 'batch', label: 'tag-repetitions', edits: [...tags, ...links] }
}
