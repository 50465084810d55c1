/** Opening a whole library, bundled for Node: run by the runner in its own process and in new ones. */
import { type Tag, TAGS } from '#annotations/model/claim'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
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

export interface Opened {
  /** Milliseconds until articles, counts and progress are there. */
  readonly open: number
  /** And until all claims of one tag of one article in ten are found and decoded. */
  readonly find: number
  /** And until all that the index says was compared with the files. */
  readonly checked: number
  readonly claims: number
}

/** From nothing in memory to a library that can be used. @throws RangeError where not all is there */
export async function openWhole(path: string, expected: number, tag: Tag = 'contested'): Promise<Opened> {
  const start = performance.now()
  const library = await openLibrary(path, { ...nodeStorePorts(), analyst: ANALYST, indexFirst: true })
  const records = library.articles()
  const claims = records.reduce((sum, { tags }) => sum + tags.attributed + tags.contested + tags.unverified + tags.untagged, 0)
  const open = performance.now() - start
  const some = records.filter((_, i) => i % 10 === 0)
  const lists = []
  for (const { article } of some) lists.push((await library.claims.tagged(article.id, tag)).length)
  const find = performance.now() - start
  const found = lists.reduce((sum, count) => sum + count, 0)
  const counted = some.reduce((sum, { tags }) => sum + tags[tag], 0)
  await library.checked()
  const checked = performance.now() - start
  await library.close()
  if (claims !== expected || found !== counted) throw new RangeError(`${claims} of ${expected} claims, ${found} of ${counted} found`)
  return { open, find, checked, claims }
}
