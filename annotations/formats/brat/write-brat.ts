import type { Bundle, Exported, TextFile } from '../bundle'
import { countLosses } from '../count-losses'
import type { ExportOptions } from '../export-options'
import { fileNames } from '../file-names'
import { writeSettings } from './settings'
import { writeDocument } from './write-document'

/** A `.txt` and a `.ann` for each set, and brat's settings where our own types occur. Offsets count code points. See docs/format/brat.md. */
export function writeBrat(bundles: readonly Bundle[], { generator }: ExportOptions): Exported {
  const names = fileNames(bundles)
  const files: TextFile[] = []
  let dropped = 0
  let own = false
  for (const [i, bundle] of bundles.entries()) {
    const document = writeDocument(bundle, generator)
    files.push({ path: `${names[i] ?? i}.txt`, text: bundle.text }, { path: `${names[i] ?? i}.ann`, text: document.ann })
    dropped += document.dropped
    own ||= document.own
  }
  if (own) files.push({ path: 'annotation.conf', text: writeSettings() })
  const losses = countLosses({
    provenance: bundles.length,
    rejections: bundles.reduce((sum, { set }) => sum + set.rejected.length, 0),
    rechecks: bundles.reduce((sum, { set }) => sum + (set.rechecks?.length ?? 0), 0),
    'empty-sets': bundles.filter(({ set }) => set.claims.length === 0).length,
    'foreign-lines': dropped,
  })
  return { files, unit: 'code-points', losses }
}
