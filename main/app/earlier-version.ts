import type { Article } from '#annotations/model/article'
import { describeChange } from '../exchange/describe-change'
import type { ImportedArticle } from '../exchange/importer'
import type { AppContext } from './create-app'
import { sharesMuchText } from './shared-paragraphs'

/** How a text differs from the article that it looks like a changed version of. Counts are paragraphs. */
export interface EarlierVersion {
  readonly id: string
  readonly title: string
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** The texts have too little in common to be compared: probably another article under the same name. */
  readonly tooDifferent: boolean
}

type Context = Pick<AppContext, 'store' | 'texts' | 'sha256'>

/** Texts that are read to be compared, newest articles first: 300 news articles are a few megabytes. */
const MOST_COMPARED = 300

/**
 * Notices that a text is a changed version of an article that is here already: by its address or file name, else by what the texts have
 * in common. Nothing follows from it by itself: the analyst says whether it is a revision.
 * @param self the article that was just made of the text, which is not its own earlier version
 */
export async function earlierVersion(context: Context, imported: ImportedArticle, self = ''): Promise<EarlierVersion | null> {
  const { store, texts, sha256 } = context
  const hash = sha256(imported.text)
  const articles = store
    .articles()
    .map(({ article }) => article)
    .filter(({ id }) => id !== self)
  // A text that is here already is no change of anything.
  if (articles.some(({ revisions }) => revisions.some((revision) => revision.sha256 === hash))) return null
  const named = articles.find((article) => sameOrigin(article, imported))
  const earlier = named ?? (await alike(texts, articles, imported.text))
  const newest = earlier?.revisions.at(-1)
  if (!earlier || !newest) return null
  // Whatever has become of the earlier one's text, the new one can be added.
  const before = await texts.read(earlier.id, newest.sha256).catch(() => null)
  if (before === null) return null
  const change = describeChange(before, imported.text)
  const about = { id: earlier.id, title: earlier.metadata.title }
  if (change === 'too-different') return { ...about, added: 0, removed: 0, changed: 0, tooDifferent: true }
  const { paragraphsAdded, paragraphsRemoved, paragraphsChanged } = change
  return { ...about, added: paragraphsAdded, removed: paragraphsRemoved, changed: paragraphsChanged, tooDifferent: false }
}

function sameOrigin(article: Article, { metadata, provenance }: ImportedArticle): boolean {
  if (article.metadata.url !== '' && metadata.url !== '') return article.metadata.url === metadata.url
  const { fileName } = provenance
  return fileName !== '' && article.revisions.some((revision) => revision.provenance.fileName === fileName)
}

/** Only texts of about the same length are read. */
async function alike(texts: AppContext['texts'], articles: readonly Article[], text: string): Promise<Article | null> {
  const near = articles.filter(({ revisions }) => {
    const length = revisions.at(-1)?.length ?? 0
    return length <= text.length * 2 && text.length <= length * 2
  })
  for (const article of near.slice(0, MOST_COMPARED)) {
    const newest = article.revisions.at(-1)
    const before = newest ? await texts.read(article.id, newest.sha256).catch(() => null) : null
    if (before !== null && sharesMuchText(before, text)) return article
  }
  return null
}
