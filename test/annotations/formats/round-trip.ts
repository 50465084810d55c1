import type { Bundle, Exported, Imported, TextFile } from '#annotations/formats/bundle'
import { exportBundles } from '#annotations/formats/export-bundles'
import type { ExportFormat } from '#annotations/formats/format'
import { importFiles } from '#annotations/formats/import-files'
import { knownOf } from './random-bundle'

export const AT = '2025-06-01T12:00:00.000Z'
export const OPTIONS = { csvGuard: true, generator: 'Claimlight 0.1.0', exportedAt: AT } as const

/** The one file's outcome, which must be an import. */
export function importAll(files: readonly TextFile[], known: readonly Bundle[]): readonly Imported[] {
  return importFiles(files, knownOf(known), 'Importer', AT).map((outcome) => {
    if (outcome.kind === 'failed') throw new Error(`${outcome.name}: ${outcome.why.kind} ${outcome.why.where}`)
    return outcome.imported
  })
}

export function roundTrip(
  format: ExportFormat,
  bundle: Bundle,
  { csvGuard = true, known = [bundle] }: { csvGuard?: boolean; known?: readonly Bundle[] } = {},
): { exported: Exported; imported: Imported; back: Bundle | undefined } {
  const exported = exportBundles(format, [bundle], { ...OPTIONS, csvGuard })
  const [imported] = importAll(exported.files, known)
  if (!imported) throw new Error('nothing came back')
  return { exported, imported, back: imported.sets[0]?.bundle }
}
