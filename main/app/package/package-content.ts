import type { SetLog } from '#annotations/merge/merge-logs'
import type { Article } from '#annotations/model/article'
import type { SetKind } from '../../store/layout'
import type { Manifest } from './manifest'

/** One analyst's set on an article, or their part in its review, with every edit since it was begun. */
export interface PackedLog extends SetLog {
  readonly kind: SetKind
}

export interface PackedArticle {
  readonly article: Article
  /** Canonical text by SHA-256: of each of the article's revisions. */
  readonly texts: ReadonlyMap<string, string>
  readonly logs: readonly PackedLog[]
}

/** What a package says and holds, apart from what follows from it. */
export interface PackageContent extends Pick<Manifest, 'kind' | 'answers' | 'from' | 'analysts' | 'generator' | 'created'> {
  readonly articles: readonly PackedArticle[]
}
