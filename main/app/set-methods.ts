import { claimsRemoved } from '#annotations/ops/difference'
import type { Op } from '#annotations/ops/op'
import type { Committed } from '#shared/contract/methods'
import { FailureError } from '#shared/failures'
import type { SetKind } from '../store/layout'
import { isTooMuch } from '#annotations/ops/removal-limit'
import type { SetStore } from '../store/library-store'
import { recordOf } from './article-methods'
import { leftBehind, revisionAfter } from './checked-revise'
import type { AppContext, Handlers } from './create-app'
import { misplacedQuote } from './misplaced-quote'

type SetMethods = Pick<Handlers, 'set.commit' | 'set.undo' | 'set.redo'>

export function setMethods(context: AppContext): SetMethods {
  const { about, now, turns } = context
  const takeBack = async (articleId: string, run: (set: SetStore) => ReturnType<SetStore['undo']>) => {
    const { answer } = await turns.take(articleId, async () => {
      const { article } = recordOf(context, articleId)
      const answer = run(await context.store.openSet(articleId, about.analyst))
      // It may take the set to another revision, and the next edit is checked against that one's text.
      if (article.revisions.length > 1) await answer.catch(() => undefined)
      return { answer }
    })
    return answer
  }
  return {
    'set.commit': ({ articleId, op, confirmed = false }) => commitChecked(context, about.analyst, articleId, op, 'annotations', confirmed),
    'set.undo': ({ articleId }) => takeBack(articleId, (set) => set.undo(now())),
    'set.redo': ({ articleId }) => takeBack(articleId, (set) => set.redo(now())),
  }
}

/**
 * Commits an op that came from outside: no quote in it may say anything but what stands at its offsets. A turn ends when the edit is in
 * the set's queue, not when it is on disk, so that edits which come together still share one flush.
 * @param confirmed that it may remove more than a fifth of the set's claims
 * @throws FailureError too-many-removed, and as `SetStore.commit`
 */
export async function commitChecked(
  context: AppContext,
  analyst: string,
  articleId: string,
  op: Op,
  kind: SetKind = 'annotations',
  confirmed = false,
): Promise<Committed> {
  const { answer } = await context.turns.take(articleId, async () => {
    recordOf(context, articleId)
    const set = await context.store.openSet(articleId, analyst, kind)
    const revision = revisionAfter(op)
    if (revision !== null) {
      const answer = commitRevise(context, set, op, revision)
      await answer.catch(() => undefined)
      return { answer }
    }
    const text = await context.texts.read(articleId, set.set.revision)
    const misplaced = misplacedQuote(text, op)
    if (misplaced !== null) throw conflict(misplaced)
    if (!confirmed) refuseTooMuch(claimsRemoved(op.atoms), set.set.claims.size)
    context.autoBackup.edited()
    return { answer: set.commit(op, context.now()) }
  })
  return answer
}

/** Alone: what is checked must be what the op is applied to, and what comes next is checked against the text that it leads to. */
async function commitRevise(context: AppContext, set: SetStore, op: Op, revision: string): Promise<Committed> {
  await set.settled()
  const { articleId } = set.set
  const { article } = recordOf(context, articleId)
  if (!article.revisions.some(({ sha256 }) => sha256 === revision)) throw conflict(revision)
  const text = await context.texts.read(articleId, revision)
  const wrong = misplacedQuote(text, op) ?? leftBehind(set.set, op, text)
  if (wrong !== null) throw conflict(wrong)
  return set.commit(op, context.now())
}

const conflict = (id: string): FailureError => new FailureError('op-conflict', { reason: 'invalid', id })

function refuseTooMuch(count: number, of: number): void {
  if (isTooMuch(count, of)) throw new FailureError('too-many-removed', { count: String(count), of: String(of) })
}
