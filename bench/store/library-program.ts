/** Opening a whole library, bundled for Node: run by the runner in its own process and in new ones. */
import { TAGS } from '#annotations/model/claim'
import { isDeepStrictEqual } from 'node:util'
import { setToData } from '#annotations/model/annotation-set'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import type { TagCounts } from '#main/store/set-progress'
import { sampleArticle, sampleClaim } from '#support/sample-set'

const AT = '2026-01-02T03:04:05.000Z'
const ANALYST = 'A'

/** So many articles with so many claims each, tagged in turn; closed, as a person leaves it. */
export async function fillArticles(path: string, articles: number, claims: number): Promise<void> {
  const library = await openLibrary(path, { ...nodeStorePorts(), analyst: ANALYST })
  for (let a = 0; a < articles; a++) {
    const text = Array.from({ length: claims }, (_, i) => `Sentence ${i} of article ${a} says that something happened.`).join(' ')
    const article = sampleArticle(text, `Article ${a}`)
    await library.addArticle(article, text, { detector: '', count: 0 })
    const atoms = Array.from({ length: claims }, (_, i) => {
      const claim = { ...sampleClaim(text, `claim-${a}-${i}`, i * 40, i * 40 + 40), tag: TAGS[i % TAGS.length] ?? null }
      return { kind: 'claim.add', claim } as const
    })
    await (await library.openSet(article.id, ANALYST)).commit({ label: 'import', atoms }, AT)
  }
  await library.close()
}

/** Code units of text that a window shows: some 50 lines. */
const SCREENFUL = 4_000

export interface Opened {
  /** Milliseconds until articles, counts and progress are there. */
  readonly open: number
  /** And until one article's set says its number, its counts and the claims of a screenful in the middle of the text. */
  readonly shown: number
  /** Of that, without the library: `openingSet` and what follows. */
  readonly set: number
  /** And until all of that set is read and checked, so that it can be edited. */
  readonly whole: number
  /** And until every one of its claims is an object, in text order, as an export has them. */
  readonly decoded: number
  /** And until all that the index says was compared with the files. */
  readonly checked: number
  readonly claims: number
}

/** From nothing in memory to a library that can be used. @throws RangeError where not all is there */
export async function openWhole(path: string, expected: number): Promise<Opened> {
  const start = performance.now()
  const sofar = (): number => performance.now() - start
  const library = await openLibrary(path, { ...nodeStorePorts(), analyst: ANALYST, indexFirst: true })
  const records = library.articles()
  const claims = records.reduce((sum, { tags }) => sum + sumOf(tags), 0)
  const open = sofar()
  const { article, tags } = records[records.length >> 1] ?? { tags: { attributed: 0, contested: 0, unverified: 0, untagged: 0 } }
  if (!article) throw new RangeError('no article')
  const middle = (article.revisions[0]?.length ?? 0) >> 1
  const opening = await library.openingSet(article.id, ANALYST)
  const there = await opening.claimsIn({ start: middle, end: middle + SCREENFUL })
  const counts = opening.tags
  const shown = sofar()
  const { set } = await library.openSet(article.id, ANALYST)
  const whole = sofar()
  const all = setToData(set).claims
  const decoded = sofar()
  await library.checked()
  const checked = sofar()
  await library.close()
  const asked = { seq: opening.seq, counts, there: there.length }
  if (claims !== expected || all.length !== sumOf(tags) || !isDeepStrictEqual(counts, tags) || opening.seq !== 1 || there.length < 20)
    throw new RangeError(`${claims} of ${expected} claims, ${JSON.stringify(asked)}`)
  return { open, shown, set: shown - open, whole, decoded, checked, claims }
}

function sumOf({ attributed, contested, unverified, untagged }: TagCounts): number {
  return attributed + contested + unverified + untagged
}
