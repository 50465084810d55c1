import type { AnnotationSet } from '#annotations/model/annotation-set'
import { deepEqual } from '#annotations/model/deep-equal'
import { differenceAtoms } from '#annotations/ops/difference'
import type { BackedUpArticle } from './backup-sets'
import { isLeftToColleague } from './is-left-to-colleague'
import type { SetKind } from '../layout'
import type { CareHost } from '../care-host'

/** What restoring would do to one set. Counts are of claims. */
export interface RestoreChange {
  readonly articleId: string
  readonly title: string
  readonly analyst: string
  readonly set: SetKind
  /** `new`: neither article nor set are in the library; `damaged`: what is there cannot be read in full and is moved aside first. */
  readonly kind: 'new' | 'changed' | 'damaged'
  readonly claimsNow: number
  readonly claimsThen: number
  readonly come: number
  readonly gone: number
  readonly altered: number
}

/**
 * Articles without a difference are not in it. An article of which the backup has no set is in it once, with the analyst ''. What a colleague
 * writes from another computer is not: it is not restored from here. */
export async function planArticle(host: CareHost, { article, sets }: BackedUpArticle): Promise<readonly RestoreChange[]> {
  const { id: articleId, metadata } = article
  const base = { articleId, title: metadata.title, claimsNow: 0, come: 0, gone: 0, altered: 0 }
  if (!host.article(articleId)) {
    const changes = sets.map(({ analyst, kind: set, state }): RestoreChange => {
      const claimsThen = state.set.claims.size
      return { ...base, analyst, set, kind: 'new', claimsThen, come: claimsThen }
    })
    return changes.length > 0 ? changes : [{ ...base, analyst: '', set: 'annotations', kind: 'new', claimsThen: 0 }]
  }
  const changes: RestoreChange[] = []
  for (const { analyst, kind: set, state } of sets) {
    if (!host.readOnly && (await isLeftToColleague(host, analyst))) continue
    const there = await host.openSet(articleId, analyst, set)
    const counts = { claimsNow: there.set.claims.size, claimsThen: state.set.claims.size, ...difference(there.set, state.set) }
    if (there.failure) changes.push({ ...base, analyst, set, kind: 'damaged', ...counts })
    else if (differenceAtoms(there.set, state.set).length > 0) changes.push({ ...base, analyst, set, kind: 'changed', ...counts })
  }
  return changes
}

function difference(now: AnnotationSet, then: AnnotationSet): Pick<RestoreChange, 'come' | 'gone' | 'altered'> {
  let [come, gone, altered] = [0, 0, 0]
  for (const claim of then.claims.values()) {
    if (!now.claims.has(claim.id)) come++
    else if (!deepEqual(now.claims.get(claim.id), claim)) altered++
  }
  for (const { id } of now.claims.values()) if (!then.claims.has(id)) gone++
  return { come, gone, altered }
}
