import { compareTexts } from '#annotations/compare/compare-texts'
import { reviseSteps } from '#annotations/revise/revise-set'
import { TextMaps } from '#annotations/revise/text-maps'
import { setFromData, setToData } from '#annotations/model/annotation-set'
import { carrySetsSteps } from '#annotations/review/carry-sets'
import type { CarriedData, CarryJob, ReviseAnswer, ReviseRequest } from './messages'

/** The worker's side: compares texts and maps sets, telling how far it is. Whoever does not want to wait ends the worker. */
export function createReviseService(send: (answer: ReviseAnswer) => void): (request: ReviseRequest) => void {
  // One for all that is asked while the worker is there: the view and what becomes of the claims rest on the same mapping.
  const maps = new TextMaps()
  return (request) => {
    const { id } = request
    try {
      if (request.kind === 'compare') return send({ kind: 'compared', id, rows: compareTexts(maps.of(request.before, request.after)) })
      if (request.kind === 'carry')
        return send({ kind: 'carried', id, ...carry(request.job, (share) => send({ kind: 'progress', id, share }), maps) })
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

function carry(
  { sets, texts, revision }: CarryJob,
  tell: (share: number) => void,
  maps: TextMaps,
): { readonly carried: readonly CarriedData[]; readonly textless: readonly string[] } {
  const textOf = (one: string): string | undefined => texts.find((text) => text.revision === one)?.text
  const steps = carrySetsSteps(sets.map(setFromData), revision, textOf, maps)
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) tell(step.value)
    else return { carried: step.value.carried.map(({ set, from }) => ({ set: setToData(set), from })), textless: step.value.textless }
  }
}
