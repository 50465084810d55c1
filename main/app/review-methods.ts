import { setToData } from '#annotations/model/annotation-set'
import type { Op } from '#annotations/ops/op'
import { FailureError } from '#shared/failures'
import type { SetKind } from '../store/layout'
import type { SetStore } from '../store/library-store'
import { analystsToShow, recordOf } from './article-methods'
import type { AppContext, Handlers } from './create-app'
import { commitChecked } from './set-methods'

type ReviewMethods = Pick<Handlers, 'review.open' | 'review.commit' | 'review.undo' | 'review.redo' | 'review.seen'>

/** The part of a review that this analyst writes; what the others wrote is only read. */
export function reviewMethods(context: AppContext): ReviewMethods {
  const { about, now, store, turns } = context
  const ownOf = (articleId: string): Promise<SetStore> => store.openSet(articleId, about.analyst, 'review')

  const takeBack = async (articleId: string, run: (set: SetStore) => ReturnType<SetStore['undo']>) => {
    const { answer } = await turns.take(articleId, async () => {
      recordOf(context, articleId)
      return { answer: run(await ownOf(articleId)) }
    })
    return answer
  }

  const readAll = async (articleId: string, kind: SetKind) => {
    const { shown, withheld } = await analystsToShow(context, articleId, kind)
    const read = []
    for (const analyst of shown) {
      const set = await store.openSet(articleId, analyst, kind)
      // Half of it is no set of theirs; it comes by itself when all of it is there.
      if (!set.isArriving) read.push(readOf(set))
    }
    return { read, withheld }
  }

  return {
    'review.open': async ({ articleId }) => {
      recordOf(context, articleId)
      const own = await ownOf(articleId)
      const others = await readAll(articleId, 'review')
      const { read, withheld } = await readAll(articleId, 'annotations')
      return {
        sets: read,
        ...(withheld > 0 ? { withheld } : {}),
        others: others.read.filter(({ set }) => set.analyst !== own.set.analyst),
        own: readOf(own),
        history: own.history,
        readOnly: own.readOnly,
        seen: await store.readSeen(articleId),
      }
    },
    'review.commit': ({ articleId, op }) => {
      const stranger = signedByAnother(op, about.analyst)
      if (stranger !== null) throw new FailureError('op-conflict', { reason: 'invalid', id: stranger })
      return commitChecked(context, about.analyst, articleId, op, 'review')
    },
    'review.undo': ({ articleId }) => takeBack(articleId, (set) => set.undo(now())),
    'review.redo': ({ articleId }) => takeBack(articleId, (set) => set.redo(now())),
    'review.seen': async ({ articleId, seen }) => {
      recordOf(context, articleId)
      if (store.readOnly === null) await store.writeSeen(articleId, seen)
      return {}
    },
  }
}

function readOf(store: SetStore) {
  return { set: setToData(store.set), seq: store.seq, failure: store.failure }
}

/** The id of what in `op` claims to be somebody else's, or null: in one's own file everything is one's own. */
function signedByAnother(op: Op, analyst: string): string | null {
  const own = analyst.normalize('NFC')
  for (const atom of op.atoms) {
    const signed = 'decision' in atom ? atom.decision : 'message' in atom ? atom.message : 'stage' in atom ? atom.stage : null
    if (signed && signed.by.normalize('NFC') !== own) return signed.id
  }
  return null
}
