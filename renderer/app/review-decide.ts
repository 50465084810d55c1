import { planAgreed, planDecision, planReason } from '#annotations/adjudicate/plan-decision'
import { memberOf, type Ruling } from '#annotations/adjudicate/ruling'
import { majorityOf } from '#annotations/adjudicate/take-majority'
import type { Decision } from '#annotations/model/decision'
import { type Cluster, isAgreed } from '#annotations/review/cluster'
import { message } from '#shared/messages/message'
import { analystName } from '../state/analyst-name'
import { nextOpen } from '../state/review-clusters'
import type { ReviewSession, ReviewState } from '../state/review-store'
import type { Controller } from './controller'
import { focusField } from './focus-field'

export function selectedCluster({ byKey, selectedKey }: Pick<ReviewState, 'byKey' | 'selectedKey'>): Cluster | null {
  return selectedKey === null ? null : (byKey.get(selectedKey) ?? null)
}

/**
 * Decides on the selected cluster: at once where there is a reason for it, else once one was written. That it is no claim is always said with
 * words, unless the majority was asked for: whoever begins to write them must not run commands.
 */
export function rule(controller: Controller, review: ReviewSession, ruling: Ruling, isMajority = false): void {
  const state = review.store.getState()
  const cluster = selectedCluster(state)
  if (!cluster) return controller.toast(message('review.choose'))
  if (ruling.kind === 'take' && !memberOf(cluster, ruling.analyst))
    return controller.toast(message('review.no-such-analyst', { analyst: analystName(ruling.analyst) }))
  const reason = state.reason.trim() || (ruling.kind === 'take' || isMajority ? obviousReason(cluster, ruling, state) : '')
  if (reason !== '') return decide(controller, review, cluster, ruling, reason)
  review.store.setState({ pending: ruling })
  controller.announce(message('review.reason-first'))
  focusField('review-reason')
}

/** Enter in the field of the reason: the decision that waited for it, or another reason for the one that was made. */
export function confirmReason(controller: Controller, review: ReviewSession): void {
  const state = review.store.getState()
  const cluster = selectedCluster(state)
  const reason = state.reason.trim()
  if (!cluster || reason === '') return
  if (state.pending) return decide(controller, review, cluster, state.pending, reason)
  const now = state.states.get(cluster.key)
  if (now?.kind !== 'decided') return
  review.perform(planReason(state.own, now.decision.id, reason))
  review.store.setState({ reason: '' })
  controller.reader()?.focus()
}

/** What most analysts say, where there is a majority. */
export function ruleByMajority(controller: Controller, review: ReviewSession): void {
  const state = review.store.getState()
  const cluster = selectedCluster(state)
  if (!cluster) return controller.toast(message('review.choose'))
  const majority = majorityOf(cluster, state.alignment.analysts.length)
  if (majority.kind === 'tie') return controller.toast(message('review.no-majority'))
  rule(controller, review, majority.ruling, true)
}

/** Accepts everything on which all agree and that is not settled, as one step. */
export function acceptAgreed(controller: Controller, review: ReviewSession): void {
  const state = review.store.getState()
  const before = state.settled
  const all = state.alignment.analysts.length
  const planned = planAgreed(state.own, state.alignment.clusters, message('review.because-agreed', { all }), review.context())
  if (!review.perform(planned)) return
  const count = review.store.getState().settled - before
  controller.toast(message('agreed.done', { count }), message('agreed.undo'))
  goOn(review)
}

/** Clusters on which all agree and that wait to be accepted. */
export function agreedCount({ alignment, states }: Pick<ReviewState, 'alignment' | 'states'>): number {
  return alignment.clusters.filter((cluster) => isAgreed(cluster) && states.get(cluster.key)?.kind !== 'decided').length
}

export function verdictWords({ verdict, taken, by }: Decision): string {
  return message(`verdict.${verdict}`, { analyst: analystName(taken?.analyst ?? ''), reviewer: analystName(by) })
}

function decide(controller: Controller, review: ReviewSession, cluster: Cluster, ruling: Ruling, reason: string): void {
  if (!review.perform(planDecision(review.store.getState().own, cluster, ruling, reason, review.context()))) return
  const after = review.store.getState()
  const state = after.states.get(cluster.key)
  const verdict = state?.kind === 'decided' ? verdictWords(state.decision) : ''
  controller.announce(message('review.decided', { verdict, settled: after.settled, all: after.order.length }))
  goOn(review, cluster.key)
  if (document.activeElement?.id === 'review-reason') controller.reader()?.focus()
  if (after.settled === after.order.length) controller.toast(message('review.all-settled'))
}

/** To the next that is to settle; where nothing is, the one that was decided stays. */
function goOn(review: ReviewSession, from: string | null = null): void {
  const state = review.store.getState()
  const next = nextOpen(state, from ?? state.selectedKey, 1)
  if (next !== null) review.select(next)
  else review.store.setState({ reason: '', pending: null })
}

/** Where the analysts' own numbers are the reason nobody needs to write one. */
function obviousReason(cluster: Cluster, ruling: Ruling, { alignment }: ReviewState): string {
  const all = alignment.analysts.length
  if (isAgreed(cluster) && ruling.kind === 'take') return message('review.because-agreed', { all })
  const majority = majorityOf(cluster, all)
  if (majority.kind === 'tie' || majority.ruling.kind !== ruling.kind) return ''
  if (ruling.kind === 'take' && majority.ruling.kind === 'take') {
    const [taken, best] = [memberOf(cluster, ruling.analyst)?.claim, memberOf(cluster, majority.ruling.analyst)?.claim]
    if (taken?.tag !== best?.tag) return ''
  }
  return message('review.because-majority', { votes: majority.votes, all })
}
