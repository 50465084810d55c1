import type { AnnotationSet } from '../model/annotation-set'
import type { Claim } from '../model/claim'
import type { Edit } from '../ops/edit'
import { spansEqual } from '../text/span'
import type { SlipItem } from './return-slip'

/**
 * The edit that makes an analyst's own set say what was decided: one step, one undo. What the slip is not about stays as it is: the analyst's note
 * and evidence. Null where the set says it already.
 * @param id of the claim, where one is to be added
 */
export function acceptDecision(set: AnnotationSet, { yours, result }: Pick<SlipItem, 'yours' | 'result'>, id: string): Edit | null {
  const claim = yours ? set.claims.get(yours.claim) : undefined
  if (!result) return claim ? { kind: 'batch', label: 'accept-decision', edits: [{ kind: 'delete', id: claim.id }] } : null
  const edits = claim ? editsTo(claim, result) : [addOf(result, id)]
  if (!claim && isThere(set, result)) return null
  return edits.length === 0 ? null : { kind: 'batch', label: 'accept-decision', edits }
}

function editsTo(claim: Claim, result: Claim): readonly Edit[] {
  const { id } = claim
  const edits: Edit[] = []
  for (const part of ['content', 'source', 'cue'] as const) {
    if (!spansEqual(claim[part], result[part])) edits.push({ kind: 'spans', id, part, spans: result[part] })
  }
  // After the spans: a source that is marked names itself, and what was decided comes last.
  const { sourceName, sourceKind, kind: claimKind } = result
  const same = claim.sourceName === sourceName && claim.sourceKind === sourceKind && claim.kind === claimKind
  if (!same || edits.length > 0) edits.push({ kind: 'source', id, sourceName, sourceKind, claimKind })
  if (claim.tag !== result.tag) edits.push({ kind: 'tag', id, tag: result.tag })
  return edits
}

function addOf({ content, source, cue, kind, sourceName, sourceKind, tag }: Claim, id: string): Edit {
  return { kind: 'add', id, content, source, cue, claimKind: kind, sourceName, sourceKind, tag }
}

/** The same claim was added before, so that accepting twice does not add it twice. */
function isThere(set: AnnotationSet, { content, tag }: Claim): boolean {
  for (const claim of set.claims.values()) if (claim.tag === tag && spansEqual(claim.content, content)) return true
  return false
}
