import { readArticle, type ReadPassage } from '#annotations/detect/labels/read-article'
import type { GoldDocument } from '#eval/corpus'
import { goldLabels } from './gold-labels'

export interface GoldPassage {
  readonly read: ReadPassage
  readonly gold: Uint8Array
}

/** An annotated article read as the labeller reads it. */
export interface ReadDocument {
  readonly document: GoldDocument
  readonly passages: readonly GoldPassage[]
}

export function readDocument(document: GoldDocument): ReadDocument {
  const passages: GoldPassage[] = []
  readArticle(document.text, (read) => passages.push({ read, gold: goldLabels(read.passage, document.attributions) }))
  return { document, passages }
}
