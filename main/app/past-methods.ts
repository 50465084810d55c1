import { begunSet } from '#annotations/history/set-on-revision'
import { setAt } from '#annotations/history/set-at'
import { type AnnotationSetData, setToData } from '#annotations/model/annotation-set'
import type { SetPoint } from '#annotations/model/decision'
import { analystsToShow, recordOf } from './article-methods'
import type { AppContext, Handlers } from './create-app'
import { doneEdits } from './revision-methods'

/** A review as it once was, from the edits of everybody's sets. */
export function pastMethods(context: AppContext): Pick<Handlers, 'review.at'> {
  const { store } = context

  const setThen = async (articleId: string, { analyst, seq }: SetPoint): Promise<AnnotationSetData | null> => {
    const set = await store.openSet(articleId, analyst)
    if (set.seq === seq) return setToData(set.set)
    if (set.seq < seq) return null
    try {
      const edits = await doneEdits(set)
      const then = setAt(begunSet(set.set, edits), edits, seq)
      return then && setToData(then)
    } catch {
      // A history with a hole is told of where the library is looked after; here it means that this moment is not to be had.
      return null
    }
  }

  return {
    'review.at': async ({ articleId, points }) => {
      recordOf(context, articleId)
      const { shown: known } = await analystsToShow(context, articleId)
      const sets = []
      for (const point of points) sets.push(known.includes(point.analyst) ? await setThen(articleId, point) : null)
      return { sets }
    },
  }
}
