import type { RevisePlan, RevisionText } from '#annotations/revise/revise-set'
import { type AnnotationSet, setFromData, setToData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { message } from '#shared/messages/message'
import type { ArticleSession } from '../state/article-store'
import { queueOf } from '../state/comparison'
import type { ReviseJob } from '../revise/messages'
import type { Controller } from './controller'
import { lateNotice } from './late-notice'

/**
 * Lays two revisions of the open article side by side. Where the open set is on the older and can be written, it is also looked for how it
 * would come over; nothing of that is done. What takes longer says how far it is and can be cancelled.
 */
export async function compareRevisions(controller: Controller, from: string, to: string): Promise<void> {
  const { app, reviser } = controller
  const session = app.getState().article
  if (!session) return
  reviser.cancel()
  const notice = lateNotice(app, { text: message('revision.comparing'), share: null, cancel: reviser.cancel })
  const tell = (share: number): void => notice.tell({ text: message('revision.mapping'), share })
  try {
    const [before, after] = [await textOf(controller, session, from), await textOf(controller, session, to)]
    if (before === null || after === null) return
    const state = session.store.getState()
    const isOwn = state.readOnly?.code !== 'old-revision'
    const isOpenOn = (revision: string): boolean => isOwn && state.set.revision === revision
    const old = isOpenOn(from) ? state.set : await setOn(controller, session, from)
    const job = isOpenOn(from) && isNewest(session, to) ? await jobOver(controller, session, after, to) : null
    // Asked for at once, both rest on one mapping of the texts.
    const [plan, rows] = await Promise.all([job && reviser.revise(job, tell), reviser.compare(before, after)])
    if (!rows || !old) return controller.toast(message('revision.cancelled'))
    const now = isOpenOn(to) ? null : plan ? previewOf(state.set, plan) : await setOn(controller, session, to)
    if (app.getState().article !== session) return
    const first = queueOf(now ?? state.set)[0]?.id ?? null
    app.setState({ comparison: { from, to, before, after, rows, old, now, plan }, recheck: first, find: null })
    controller.saveSettings({ claimPane: true, sideTab: 'revisions' })
  } catch (error) {
    console.error(error)
    controller.fail({ code: 'internal', values: { where: 'compare' } })
  } finally {
    notice.end()
  }
}

/** Does what the comparison showed: the analyst has decided. The set is on the other revision when it is on disk. */
export async function bringOver(controller: Controller): Promise<void> {
  const { app } = controller
  const { article: session, comparison } = app.getState()
  if (!session || !comparison?.plan) return
  controller.flush()
  await session.settled()
  const { set } = session.store.getState()
  // A claim that was edited since the plan was made would not fit it.
  if (set !== comparison.old) {
    controller.toast(message('compare.stale'))
    return compareRevisions(controller, comparison.from, comparison.to)
  }
  const { id, revisions } = session.store.getState().article
  if (!(await controller.call('set.commit', { articleId: id, op: comparison.plan.op }))) return
  await controller.reopenArticle()
  // Not behind any more, and how many wait to be looked at.
  await controller.refreshLibrary()
  const number = revisions.findIndex(({ sha256 }) => sha256 === comparison.to) + 1
  const there = app.getState().article?.store.getState()
  const isDone = there?.set.rechecks.size === 0
  controller.toast(message('compare.brought', { number }), isDone ? message('compare.brought-none') : '')
  controller.announce(message('compare.brought', { number }))
  if (there) app.setState({ comparison: { ...comparison, now: null, plan: null }, recheck: queueOf(there.set)[0]?.id ?? null })
}

function isNewest(session: ArticleSession, revision: string): boolean {
  const { article, readOnly } = session.store.getState()
  return readOnly === null && article.revisions.at(-1)?.sha256 === revision
}

async function textOf(controller: Controller, session: ArticleSession, revision: string): Promise<string | null> {
  const { article, set, text } = session.store.getState()
  if (set.revision === revision) return text
  return (await controller.call('revision.text', { articleId: article.id, revision }))?.text ?? null
}

async function setOn(controller: Controller, session: ArticleSession, revision: string): Promise<AnnotationSet | null> {
  const { article } = session.store.getState()
  const found = await controller.call('revision.set', { articleId: article.id, revision })
  return found && setFromData(found.set)
}

async function jobOver(controller: Controller, session: ArticleSession, after: string, to: string): Promise<ReviseJob> {
  const { set, text, article } = session.store.getState()
  const texts: RevisionText[] = [{ revision: set.revision, text }]
  for (const revision of new Set([...set.rechecks.values()].map((recheck) => recheck.revision))) {
    const isKnown = article.revisions.some(({ sha256 }) => sha256 === revision)
    const older = revision === set.revision || !isKnown ? null : await textOf(controller, session, revision)
    if (older !== null) texts.push({ revision, text: older })
  }
  return { set: setToData(set), texts, to: { revision: to, text: after } }
}

function previewOf(set: AnnotationSet, { op }: RevisePlan): AnnotationSet {
  const applied = applyOp(set, op)
  if (applied.kind === 'conflict') throw new RangeError(`the plan does not fit the set it was made for: ${applied.reason} ${applied.id}`)
  return applied.set
}
