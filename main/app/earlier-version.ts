import type { Article } from '#annotations/model/article'
import { describeChange } from '../exchange/describe-change'
import type { AppContext } from './create-app'

/** How an article differs from the one that was added before it from the same place. Counts are paragraphs. */
export interface EarlierVersion {
  readonly id: string
  readonly title: string
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** The texts have too little in common to be compared: probably another article under the same name. */
  readonly tooDifferent: boolean
}

/**
 * Notices that a page or file is a changed version of an article that is here already. Both stay: annotations belong to the text they
 * were made on.
 */
export async function earlierVersion({ store, texts }: AppContext, article: Article, text: string): Promise<EarlierVersion | null> {
  const earlier = store.articles().find((record) => record.article.id !== article.id && sameOrigin(record.article, article))?.article
  const newest = earlier?.revisions.at(-1)
  if (!earlier || !newest) return null
  // The new article is in the library whatever has become of the earlier one's text.
  const before = await texts.read(earlier.id, newest.sha256).catch(() => null)
  if (before === null) return null
  const change = describeChange(before, text)
  const named = { id: earlier.id, title: earlier.metadata.title }
  if (change === 'too-different') return { ...named, added: 0, removed: 0, changed: 0, tooDifferent: true }
  const { paragraphsAdded, paragraphsRemoved, paragraphsChanged } = change
  return { ...named, added: paragraphsAdded, removed: paragraphsRemoved, changed: paragraphsChanged, tooDifferent: false }
}

function sameOrigin(a: Article, b: Article): boolean {
  if (a.metadata.url !== '' && b.metadata.url !== '') return a.metadata.url === b.metadata.url
  const [first, second] = [fileNameOf(a), fileNameOf(b)]
  return first !== '' && first === second
}

const fileNameOf = (article: Article): string => article.revisions.at(-1)?.provenance.fileName ?? ''
