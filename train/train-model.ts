import { newLabeller, posteriorsOf } from '#annotations/detect/labels/label-text'
import type { LabelModel } from '#annotations/detect/labels/label-model'
import type { TrainedModel } from '#annotations/detect/trained-detector'
import { clusterWords } from './clusters'
import type { ReadDocument } from './documents'
import { linkerDocument } from './linker/linker-document'
import { LINKER_OPTIONS, trainLinker } from './linker/train-linker'
import { LABELLER_OPTIONS, type LabellerOptions, trainLabeller } from './train-labeller'

/** The linker learns from labels of a labeller that has not seen the article: jack-knifed over this many parts. */
const FOLDS = 3

/** Trains labeller and linker on some annotated articles; deterministic. */
export function trainModel(
  documents: readonly ReadDocument[],
  log: (line: string) => void,
  options: LabellerOptions = LABELLER_OPTIONS,
): TrainedModel {
  const clusters = clusterWords(documents)
  const posteriors = documents.map((): Float32Array[] => [])
  for (let fold = 0; fold < FOLDS; fold++) {
    log(`labeller without part ${fold + 1} of ${FOLDS}`)
    const rest = documents.filter((_, i) => i % FOLDS !== fold)
    const model = trainLabeller(rest, clusters, options, log)
    documents.forEach((document, i) => {
      if (i % FOLDS === fold) posteriors[i] = label(model, document)
    })
  }
  log('labeller')
  const labels = trainLabeller(documents, clusters, options, log)
  log('linker')
  const linker = trainLinker(
    documents.map((document, i) => linkerDocument(document, posteriors[i] ?? [])),
    LINKER_OPTIONS,
  )
  return { labels, linker }
}

function label(model: LabelModel, { passages }: ReadDocument): Float32Array[] {
  const labeller = newLabeller(model)
  return passages.map(({ read }) => posteriorsOf(labeller, read))
}
