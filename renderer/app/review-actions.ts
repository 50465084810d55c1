import { acceptDecision } from '#annotations/adjudicate/accept-decision'
import { planRevoke } from '#annotations/adjudicate/plan-decision'
import { unreadIn } from '#annotations/adjudicate/threads'
import type { CommandId } from '#shared/commands'
import { message } from '#shared/messages/message'
import { isReviewing } from '../state/app-store'
import { newId } from '../state/new-id'
import { nextOpen } from '../state/review-clusters'
import type { ReviewSession } from '../state/review-store'
import type { Controller } from './controller'
import { type Action, onArticle } from './deciding'
import { focusField } from './focus-field'
import { freezeAgreement, openReview } from './open-review'
import { agreedCount, rule, ruleByMajority, selectedCluster } from './review-decide'
import { resolveThread } from './review-threads'
import { reportArticle } from './report-actions'
import { slipItemFor } from './review-slips'

/** An action on the review that is shown; nothing where there is none, or where nobody's marks may be seen yet. */
const onReview =
  (action: (review: ReviewSession, controller: Controller) => void): Action =>
  (controller) => {
    const state = controller.app.getState()
    if (isReviewing(state) && state.review) action(state.review, controller)
  }

const go = (step: 1 | -1): Action =>
  onReview((review, controller) => {
    const state = review.store.getState()
    const next = nextOpen(state, state.selectedKey, step)
    if (next === null) controller.toast(message('review.all-settled'))
    else review.select(next)
  })

const goInText = (step: 1 | -1): Action =>
  onReview((review) => {
    const { order, selectedKey } = review.store.getState()
    const at = selectedKey === null ? (step === 1 ? -1 : order.length) : order.indexOf(selectedKey)
    const next = order[at + step]
    if (next !== undefined) review.select(next)
  })

const take = (number: number): Action =>
  onReview((review, controller) => {
    const analyst = review.store.getState().alignment.analysts[number - 1]
    if (analyst !== undefined) rule(controller, review, { kind: 'take', analyst })
  })

export const REVIEW_ACTIONS = {
  'view.review': onArticle((_session, controller) => {
    const { claimPane, sideTab } = controller.app.getState().settings
    const isShown = claimPane && sideTab === 'review'
    controller.app.setState({ comparison: null })
    controller.saveSettings({ claimPane: true, sideTab: isShown ? 'claims' : 'review' })
    if (isShown) controller.reader()?.focus()
    else void openReview(controller).then(() => focusField('reveal'))
  }),
  'review.next': go(1),
  'review.previous': go(-1),
  'review.next-in-text': goInText(1),
  'review.previous-in-text': goInText(-1),
  'review.take-majority': onReview((review, controller) => ruleByMajority(controller, review)),
  'review.take-1': take(1),
  'review.take-2': take(2),
  'review.take-3': take(3),
  'review.take-4': take(4),
  'review.take-5': take(5),
  'review.merge': onReview((review, controller) => {
    const { focused, ...state } = review.store.getState()
    const base = focused ?? selectedCluster(state)?.members[0]?.analyst
    if (base !== undefined) rule(controller, review, { kind: 'merge', base })
  }),
  'review.write': onReview((review, controller) => {
    if (selectedCluster(review.store.getState())) controller.show({ kind: 'review-write' })
    else controller.toast(message('review.choose'))
  }),
  'review.none': onReview((review, controller) => rule(controller, review, { kind: 'none' })),
  'review.revoke': onReview((review) => {
    const { selectedKey, states, own } = review.store.getState()
    const state = selectedKey === null ? undefined : states.get(selectedKey)
    if (state?.kind === 'decided') review.perform(planRevoke(own, state.decision.id))
    else if (state?.kind === 'outdated') for (const { id } of state.decisions) review.perform(planRevoke(review.store.getState().own, id))
  }),
  'review.reason': onReview(() => focusField('review-reason')),
  'review.accept-agreed': onReview((review, controller) => {
    if (agreedCount(review.store.getState()) === 0) controller.toast(message('agreed.none'))
    else controller.show({ kind: 'review-agreed' })
  }),
  'review.say': onReview(() => focusField('review-message')),
  'review.resolve': onReview((review, controller) => resolveThread(controller, review)),
  'review.next-unread': onReview((review, controller) => {
    const { threads, me, seen, alignment, selectedKey } = review.store.getState()
    const unread = threads.filter((thread) => unreadIn(thread, me, seen).length > 0)
    const keys = unread.flatMap(({ about }) => about.flatMap(({ analyst, claim }) => alignment.clusterOf(analyst, claim)?.key ?? []))
    const next = keys.find((key) => key !== selectedKey) ?? keys[0]
    if (next === undefined) controller.toast(message('thread.no-unread'))
    else review.select(next)
  }),
  'review.accept-decision': onReview((review, controller) => {
    const { article } = controller.app.getState()
    const cluster = selectedCluster(review.store.getState())
    if (!article || !cluster) return
    const item = slipItemFor(review.store.getState(), cluster)
    if (!item) return controller.toast(message('decision.none'))
    const edit = acceptDecision(article.store.getState().set, item, newId())
    if (!edit || !article.perform(edit)) return controller.toast(message('decision.same'))
    controller.toast(message('decision.accepted'), message('agreed.undo'))
    void article.settled().then(() => review.reload())
  }),
  'review.show-analyst': onReview((review) => {
    const { focused, ...state } = review.store.getState()
    const analysts = selectedCluster(state)?.members.map(({ analyst }) => analyst) ?? []
    const at = focused === null ? 0 : analysts.indexOf(focused)
    review.store.setState({ focused: analysts[(at + 1) % Math.max(1, analysts.length)] ?? null })
  }),
  'review.side-by-side': onReview((review) => {
    const { pair, alignment } = review.store.getState()
    const [first, second] = alignment.analysts
    if (pair) review.store.setState({ pair: null })
    else if (first !== undefined && second !== undefined) review.store.setState({ pair: [first, second] })
  }),
  'review.full': onReview((_review, { app }) => app.setState(({ fullReview }) => ({ fullReview: !fullReview }))),
  'review.figures': onReview((_review, { app }) => app.setState(({ figures }) => ({ figures: !figures, find: null }))),
  'review.freeze': onReview((_review, controller) => freezeAgreement(controller, 'after')),
  'review.slips': onReview((review, controller) => {
    if (review.store.getState().own.review.decisions.size === 0) controller.toast(message('slip.nothing'))
    else controller.show({ kind: 'review-slips' })
  }),
  'review.report': onReview((_review, controller) => void reportArticle(controller, 'html')),
  'review.report-pdf': onReview((_review, controller) => void reportArticle(controller, 'pdf')),
  'review.export': onReview((_review, controller) => controller.show({ kind: 'export', adjudicated: true })),
} satisfies Partial<Record<CommandId, Action>>
