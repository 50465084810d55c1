import { compareTexts } from '#annotations/compare/compare-texts'
import { reviseSteps } from '#annotations/revise/revise-set'
import { TextMaps } from '#annotations/revise/text-maps'
import { setFromData } from '#annotations/model/annotation-set'
import type { ReviseAnswer, ReviseRequest } from './messages'

/** The worker's side: compares texts and maps sets, telling how far it is. Whoever does not want to wait ends the worker. */
export function createReviseService(send: (answer: ReviseAnswer) => void): (request: ReviseRequest) => void {
  // One for all that is asked while the worker is there: the view and what becomes of the claims rest on the same mapping.
  const maps = new TextMaps()
  return (request) => {
    const { id } = request
    try {
      if (request.kind === 'compare') return send({ kind: 'compared', id, rows: compareTexts(maps.of(request.before, request.after)) })
      const { set, texts, to } = request.job
      const steps = reviseSteps(setFromData(set), texts, to, maps)
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return send({ kind: 'revised', id, plan: step.value })
        send({ kind: 'progress', id, share: step.value })
      }
    } catch (error) {
      send({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) })
    }
  }
}
