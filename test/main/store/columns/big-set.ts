import type { Claim } from '#annotations/model/claim'
import type { Op } from '#annotations/ops/op'
import { TAGS } from '#annotations/model/claim'
import { COLUMNS_FROM } from '#main/store/columns/snapshot-columns'
import type { LibraryStore } from '#main/store/library-store'
import { sampleArticle, sampleClaim } from '#support/sample-set'
import { AT } from '../storage-trial'

/** A set large enough to have columns. */
export const CLAIMS = COLUMNS_FROM + 100
const STEP = 20
export const BIG_TEXT = Array.from({ length: CLAIMS }, (_, i) => `Sentence ${String(i).padStart(5, '0')} – s.`).join(' ')
export const BIG_ARTICLE = sampleArticle(BIG_TEXT)
export const BIG_SETS = `articles/${BIG_ARTICLE.id}/sets`
export const BIG_SNAPSHOT = `${BIG_SETS}/%41na.json`
export const BIG_JOURNAL = `${BIG_SETS}/%41na.ndjson`
export const INDEX = 'index/%41na.columns'

export function bigClaim(i: number): Claim {
  return { ...sampleClaim(BIG_TEXT, `c${i}`, i * STEP, i * STEP + 15), tag: TAGS[i % 4] ?? null, note: i % 7 === 0 ? 'é😀' : '' }
}

export function tagOp(i: number, after: Claim['tag'], before = bigClaim(i).tag): Op {
  return { label: 'tag-contested', atoms: [{ kind: 'claim.tag', id: `c${i}`, before, after }] }
}

/** Makes the article and the set, with a link and a rejection in it, and closes the library. */
export async function fillBig(store: LibraryStore): Promise<void> {
  await store.addArticle(BIG_ARTICLE, BIG_TEXT, { detector: 'rules-1', count: 5 })
  const set = await store.openSet(BIG_ARTICLE.id, 'Ana')
  const claims = Array.from({ length: CLAIMS }, (_, i) => ({ kind: 'claim.add', claim: bigClaim(i) }) as const)
  await set.commit({ label: 'import', atoms: claims }, AT)
  await set.commit(
    { label: 'link', atoms: [{ kind: 'link.add', link: { id: 'l', kind: 'repeats', from: 'c1', to: 'c2', reason: '' } }] },
    AT,
  )
  const rejection = { detector: 'rules-1', key: 'k', content: [{ start: 0, end: 3 }] }
  await set.commit({ label: 'reject', atoms: [{ kind: 'suggestion.reject', rejection }] }, AT)
  await store.close()
}
