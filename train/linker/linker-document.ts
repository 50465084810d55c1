import { labelledPassage } from '#annotations/detect/linking/labelled-passage'
import { linkReading } from '#annotations/detect/linking/link-reading'
import type { ReadDocument } from '../documents'
import type { LinkerDocument } from './train-linker'

/**
 * An article as the linker learns from it: its body, with the posteriors of a labeller that was not trained on it.
 * @param posteriors of all passages of the article, in order
 */
export function linkerDocument({ document, passages }: ReadDocument, posteriors: readonly Float32Array[]): LinkerDocument {
  const readings = passages.flatMap(({ read }, i) => {
    const own = posteriors[i]
    return read.place.role === 'body' && own ? [linkReading(labelledPassage(read.passage, own), read.seen, read.drafts)] : []
  })
  return { readings, gold: document.attributions }
}
