import { FailureError } from '#shared/failures'
import { recordOf } from './article-methods'
import type { AppContext, Handlers } from './create-app'

export function placeMethods(context: AppContext): Pick<Handlers, 'article.place'> {
  const { store, about } = context
  return {
    'article.place': async ({ articleId, start, end }) => {
      const { article } = recordOf(context, articleId)
      const opening = await store.openingSet(articleId, about.analyst)
      const { seq, history, tags, revision, failure } = opening
      if (failure) throw new FailureError(failure.code, failure.values)
      return { article, revision, seq, history, tags, claims: await opening.claimsIn({ start, end }) }
    },
  }
}
