import type { Op } from '#annotations/ops/op'
import { FailureError } from '#shared/failures'
import type { SetStore } from '../store/library-store'
import { newestOf, recordOf } from './article-methods'
import type { AppContext, Handlers } from './create-app'
import { misplacedQuote } from './misplaced-quote'

type SetMethods = Pick<Handlers, 'set.commit' | 'set.undo' | 'set.redo'>

export function setMethods(context: AppContext): SetMethods {
  const { store, about, now } = context
  const open = async (articleId: string): Promise<SetStore> => {
    recordOf(context, articleId)
    return store.openSet(articleId, about.analyst)
  }
  return {
    'set.commit': async ({ articleId, op }) => commitChecked(context, await open(articleId), articleId, op),
    'set.undo': async ({ articleId }) => (await open(articleId)).undo(now()),
    'set.redo': async ({ articleId }) => (await open(articleId)).redo(now()),
  }
}

/** Commits an op that came from outside: no quote in it may say anything but what stands at its offsets. */
export async function commitChecked(context: AppContext, set: SetStore, articleId: string, op: Op) {
  const { article } = recordOf(context, articleId)
  const text = await context.texts.read(articleId, newestOf(article))
  const misplaced = misplacedQuote(text, op)
  if (misplaced !== null) throw new FailureError('op-conflict', { reason: 'invalid', id: misplaced })
  return set.commit(op, context.now())
}
