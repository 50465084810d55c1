import type { Detector } from '#annotations/detect/detector'
import { attributionOf, predictionOf, type GoldDocument } from './corpus'
import { addDocument, measuresOf, newTally, type Measures } from './measures/measure'
import type { MeasuredAttribution } from './measures/role-labels'
import { TypeTallies } from './quote-types'
import { VARIANTS } from './robustness'

export interface Evaluation {
  readonly measures: Measures
  readonly types: ReturnType<TypeTallies['rows']>
}

/** Scores a detector on annotated articles: all measures, and by type of quotation. */
export function evaluateDetector(detector: Detector, documents: readonly GoldDocument[]): Evaluation {
  const tally = newTally()
  const types = new TypeTallies()
  for (const document of documents) {
    const predicted = predict(detector, document)
    addDocument(tally, document.text, document.attributions, predicted)
    types.add(document, predicted)
  }
  return { measures: measuresOf(tally), types: types.rows() }
}

export interface VariantResult {
  readonly name: string
  readonly measures: Measures
}

/** The same articles with other typography, each scored against gold moved along with it. */
export function evaluateVariants(detector: Detector, documents: readonly GoldDocument[]): VariantResult[] {
  return VARIANTS.map(({ name, apply }) => {
    const tally = newTally()
    for (const document of documents.map(apply)) addDocument(tally, document.text, document.attributions, predict(detector, document))
    return { name, measures: measuresOf(tally) }
  })
}

function predict(detector: Detector, { text }: GoldDocument): MeasuredAttribution[] {
  return predictionOf(detector.detect(text))
}

/** One step of confidence: how many suggestions have it, and how many of them are right. */
export interface ReliabilityRow {
  readonly from: number
  readonly to: number
  readonly suggestions: number
  readonly meanConfidence: number
  readonly right: number
}

/**
 * How often suggestions of a confidence are right: the content meets a gold one by half, the cues overlap and the head of the source is found. Only
 * attributions that no other encloses, since the corpus marks no inner ones.
 */
export function reliability(detector: Detector, documents: readonly GoldDocument[], steps = 10): ReliabilityRow[] {
  const rows = Array.from({ length: steps }, () => ({ suggestions: 0, sum: 0, right: 0 }))
  for (const { text, attributions } of documents) {
    const { suggestions } = detector.detect(text)
    for (const suggestion of suggestions) {
      if (suggestion.kind !== 'attribution' || suggestion.nestedIn !== null) continue
      const tally = newTally()
      const near = attributions.filter(({ content }) =>
        content.some(([s, e]) => suggestion.content.some(({ start, end }) => s < end && start < e)),
      )
      addDocument(tally, text, near, [attributionOf(suggestion)])
      const row = rows[Math.min(steps - 1, Math.floor(suggestion.confidence * steps))]
      if (!row) continue
      row.suggestions++
      row.sum += suggestion.confidence
      row.right += tally.attributions.whole
    }
  }
  return rows.map(({ suggestions, sum, right }, i) => ({
    from: i / steps,
    to: (i + 1) / steps,
    suggestions,
    meanConfidence: suggestions > 0 ? sum / suggestions : 0,
    right: suggestions > 0 ? right / suggestions : 0,
  }))
}
