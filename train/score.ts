import { labelPassage, newLabeller, type LabelledPassage } from '#annotations/detect/labels/label-text'
import type { LabelModel } from '#annotations/detect/labels/label-model'
import { addDocument, measuresOf, newTally, type Measures } from '#eval/measures/measure'
import type { MeasuredAttribution } from '#eval/measures/role-labels'
import type { ReadDocument } from './documents'

/** Each run as an attribution of its own: enough for the measures of tokens and spans, which do not ask what belongs together. */
export function runsAsAttributions({ runs, passage }: LabelledPassage): MeasuredAttribution[] {
  return runs.map(({ role, first, end }) => {
    const spans = [[passage.tokens[first]?.start ?? 0, passage.tokens[end - 1]?.end ?? 0]] as const
    return { source: role === 'source' ? spans : [], cue: role === 'cue' ? spans : [], content: role === 'content' ? spans : [] }
  })
}

export function scoreModel(model: LabelModel, documents: readonly ReadDocument[]): Measures {
  const labeller = newLabeller(model)
  const tally = newTally()
  for (const { document, passages } of documents) {
    const predicted = passages.flatMap(({ read }) => runsAsAttributions(labelPassage(labeller, read)))
    addDocument(tally, document.text, document.attributions, predicted)
  }
  return measuresOf(tally)
}

export function scoreLine({ tokenMicro, token, exact }: Measures): string {
  const three = (by: { readonly [role in 'content' | 'source' | 'cue']: { readonly f1: number } }): string =>
    `${by.content.f1} / ${by.source.f1} / ${by.cue.f1}`
  return `token micro ${tokenMicro.f1} (P ${tokenMicro.precision} R ${tokenMicro.recall}), token ${three(token)}, exact ${three(exact)}`
}
