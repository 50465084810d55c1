import type { Op } from '#annotations/ops/op'
import type { Committed } from '#shared/contract/methods'
import { FailureError } from '#shared/failures'
import type { SetStore } from '../store/library-store'
import { newestOf, recordOf } from './article-methods'
import type { AppContext, Handlers } from './create-app'
import { misplacedQuote } from './misplaced-quote'

type SetMethods = Pick<Handlers, 'set.commit' | 'set.undo' | 'set.redo'>

export function setMethods(context: AppContext): SetMethods {
  const { about, now, turns } = context
  const takeBack = async (articleId: string, run: (set: SetStore) => ReturnType<SetStore['undo']>) => {
    const { answer } = await turns.take(articleId, async () => {
      recordOf(context, articleId)
      return { answer: run(await context.store.openSet(articleId, about.analyst)) }
    })
    return answer
  }
  return {
    'set.commit': ({ articleId, op }) => commitChecked(context, about.analyst, articleId, op),
    'set.undo': ({ articleId }) => takeBack(articleId, (set) => set.undo(now())),
    'set.redo': ({ articleId }) => takeBack(articleId, (set) => set.redo(now())),
  }
}

/**
 * Commits an op that came from outside: no quote in it may say anything but what stands at its offsets. A turn ends when the edit is in
 * the set's queue, not when it is on disk, so that edits which come together still share one flush.
 */
export async function commitChecked(context: AppContext, analyst: string, articleId: string, op: Op): Promise<Committed> {
  const { answer } = await context.turns.take(articleId, async () => {
    const { article } = recordOf(context, articleId)
    const text = await context.texts.read(articleId, newestOf(article))
    const misplaced = misplacedQuote(text, op)
    if (misplaced !== null) throw new FailureError('op-conflict', { reason: 'invalid', id: misplaced })
    const set = await context.store.openSet(articleId, analyst)
    return { answer: set.commit(op, context.now()) }
  })
  return answer
}
