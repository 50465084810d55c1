import { frozenFigures } from '#annotations/adjudicate/frozen-figures'
import { planFreeze } from '#annotations/adjudicate/blind'
import type { StageKind } from '#annotations/model/stage'
import { message } from '#shared/messages/message'
import { newId } from '../state/new-id'
import type { CarriedSets } from '#annotations/review/carry-sets'
import type { CarryJob } from '../revise/messages'
import { carryReview } from '../state/carry-review'
import type { ArticleSession } from '../state/article-store'
import { createReviewSession } from '../state/review-store'
import { readTexts } from '../state/review-texts'
import type { Controller } from './controller'
import { lateNotice } from './late-notice'

/** Reviews that are being opened: the key and the pane ask for one at once. */
const underWay = new WeakMap<ArticleSession, Promise<void>>()

/** Reads everybody's sets on the open article, on the revision that is shown. Does nothing where that was done. Resolves when it is there. */
export function openReview(controller: Controller): Promise<void> {
  const { article: session, review } = controller.app.getState()
  if (!session || review) return Promise.resolve()
  const known = underWay.get(session)
  if (known) return known
  // Begun only once it is known to be under way: beginning may draw the pane, which asks for the review.
  const opening = Promise.resolve()
    .then(() => readAndShow(controller, session))
    .finally(() => underWay.delete(session))
  underWay.set(session, opening)
  return opening
}

async function readAndShow(controller: Controller, session: ArticleSession): Promise<void> {
  const { app } = controller
  controller.flush()
  // One's own edits must be among what is read.
  await session.settled()
  const { article, set, text } = session.store.getState()
  const opened = await controller.call('review.open', { articleId: article.id })
  if (!opened) return
  const texts = await readTexts(controller.host, opened, new Map([[set.revision, text]]))
  const carry = (job: CarryJob) => carryWithNotice(controller, job)
  const brought = await carryReview(opened, set.revision, texts, carry)
  if (app.getState().article !== session || app.getState().review) return
  const ports = { host: controller.host, now: () => new Date().toISOString(), onFailure: controller.fail, carry }
  const opening = createReviewSession(opened, { text, revision: set.revision, texts, brought }, ports)
  const tell = (): void => {
    const { isRevealed } = opening.store.getState()
    if (app.getState().review === opening && app.getState().isRevealed !== isRevealed) app.setState({ isRevealed })
  }
  opening.store.subscribe(tell)
  app.setState({ review: opening })
  tell()
}

/** Says how far it is where it takes longer, and can be cancelled; what fails is told, and the review does without those sets. */
async function carryWithNotice({ app, reviser, fail }: Controller, job: CarryJob): Promise<CarriedSets | null> {
  const text = message('review.carrying')
  const notice = lateNotice(app, { text, share: null, cancel: reviser.cancel })
  try {
    return await reviser.carry(job, (share) => notice.tell({ share }))
  } catch (error) {
    console.error(error)
    fail({ code: 'internal', values: { where: 'review' } })
    return null
  } finally {
    notice.end()
  }
}

/** Keeps agreement as it is now. Before discussion that is what shows everybody's marks. */
export function freezeAgreement(controller: Controller, kind: StageKind): void {
  const { review } = controller.app.getState()
  if (!review) return
  const { alignment, me, points, revision, sets, text } = review.store.getState()
  const figures = frozenFigures(sets, text.length)
  const at = new Date().toISOString()
  if (!review.perform(planFreeze(kind, alignment, points, figures, { id: newId(), by: me, at, revision }))) return
  const words = message(kind === 'before' ? 'blind.revealed' : 'agreement.kept')
  controller.toast(words)
  controller.announce(words)
  if (kind === 'before') controller.reader()?.focus()
}
