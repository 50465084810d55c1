import { assertNever } from '../model/assert-never'
import type { Bundle, Exported } from './bundle'
import { writeBrat } from './brat/write-brat'
import { writeCsv } from './csv/write-csv'
import type { ExportOptions } from './export-options'
import type { ExportFormat } from './format'
import { writeJsonl } from './jsonl/write-jsonl'
import { writeNative } from './native/write-native'
import { writeW3c } from './w3c/write-w3c'

/**
 * Writes sets as files of one format. Importing them gives the same sets back but for what `losses` counts.
 * @throws RangeError when a bundle's article has no revision of the hash that its set names
 */
export function exportBundles(format: ExportFormat, bundles: readonly Bundle[], options: ExportOptions): Exported {
  for (const { article, set } of bundles) {
    if (!article.revisions.some(({ sha256 }) => sha256 === set.revision)) {
      throw new RangeError(`article ${article.id} has no revision ${set.revision}`)
    }
  }
  const exported = writeAs(format, bundles, options)
  const records = bundles.reduce((sum, { set }) => sum + recordsIn(set), 0)
  return records === 0 ? exported : { ...exported, losses: [...exported.losses, { what: 'review', count: records }] }
}

function recordsIn({ review }: Bundle['set']): number {
  return review ? review.decisions.length + review.messages.length + review.stages.length : 0
}

function writeAs(format: ExportFormat, bundles: readonly Bundle[], options: ExportOptions): Exported {
  switch (format) {
    case 'native':
      return writeNative(bundles, options)
    case 'jsonl':
      return writeJsonl(bundles, options)
    case 'w3c':
      return writeW3c(bundles, options)
    case 'csv':
      return writeCsv(bundles, options)
    case 'brat':
      return writeBrat(bundles, options)
    default:
      return assertNever(format)
  }
}
