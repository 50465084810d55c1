import { returnSlip, type ReturnSlip, type SlipItem } from '#annotations/adjudicate/return-slip'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Message } from '#annotations/model/message'
import type { Cluster } from '#annotations/review/cluster'
import { slipMarkdown } from '#shared/review/slip-markdown'
import { slipPage } from '#shared/review/slip-page'
import { message } from '#shared/messages/message'
import { analystName } from '../state/analyst-name'
import type { ReviewState } from '../state/review-store'
import type { Controller } from './controller'
import { fileNameOf } from './file-name'
import { saveExport } from './save-export'

export type SlipFormat = 'page' | 'markdown'

/** What a reviewer decided about a statement that this analyst is told of: a decision of somebody else's first, else one's own. */
export function slipItemFor(state: ReviewState, cluster: Cluster): SlipItem | null {
  for (const adjudicated of [...state.others, state.own]) {
    const item = slipOf(state, adjudicated, state.me).items.find(({ decision }) =>
      decision.about.some(({ analyst, claim }) =>
        cluster.members.some((member) => member.analyst === analyst && member.claim.id === claim),
      ),
    )
    if (item) return item
  }
  return null
}

export function slipOf(state: ReviewState, adjudicated: AnnotationSet, analyst: string): ReturnSlip {
  const own = state.sets.find((set) => set.analyst === analyst) ?? null
  return returnSlip(adjudicated, analyst, own, messagesOf(state))
}

/** Hands over the slips of these analysts, each as its own files. */
export function saveSlips(controller: Controller, analysts: readonly string[], formats: readonly SlipFormat[]): void {
  const { article, review } = controller.app.getState()
  if (!article || !review) return
  const state = review.store.getState()
  const { title } = article.store.getState().article.metadata
  const files = analysts.flatMap((analyst) => {
    const slip = slipOf(state, state.own, analyst)
    const about = { text: state.text, title, date: new Date().toISOString().slice(0, 10), nameOf: analystName }
    const base = fileNameOf(`${title} ${analystName(analyst)}`, '')
    return formats.map((format) =>
      format === 'page' ? { path: `${base}.html`, text: slipPage(slip, about) } : { path: `${base}.md`, text: slipMarkdown(slip, about) },
    )
  })
  const [only] = analysts
  const base = analysts.length === 1 && only !== undefined ? `${title} ${analystName(only)}` : `${title} slips`
  controller.toast(message('slip.saved', { name: saveExport(files, base) }))
}

function messagesOf({ own, others }: ReviewState): readonly Message[] {
  return [own, ...others].flatMap(({ review }) => [...review.messages.values()])
}
