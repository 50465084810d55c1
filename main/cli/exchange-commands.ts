import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { EXPORT_FORMATS, type ExportFormat } from '#annotations/formats/format'
import type { ImportReport } from '#shared/contract/methods'
import { carriedWords } from '#shared/carried-words'
import { countMessage, isMessageKey, message } from '#shared/messages/message'
import type { App } from '../app/app'
import { readAnnotationFile } from '../exchange/read-article-file'
import { call } from './call'
import { readFiles } from './library-commands'
import { type Output, UsageError, writeFailure } from './output'
import { writeOutput } from './write-file'

interface ExportOptions {
  readonly library?: string
  readonly format?: string
  readonly out?: string
  readonly article?: string
  readonly raw?: boolean
}

/** What an export cannot do without, looked at before any library is opened. @throws UsageError */
export function exportTarget({ format, out }: ExportOptions): { readonly format: ExportFormat; readonly out: string } {
  if (!isFormat(format)) throw new UsageError(`export needs --format ${EXPORT_FORMATS.join('|')}`)
  if (out === undefined || out === '') throw new UsageError('export needs --out PATH')
  return { format, out }
}

export async function exportCommand(app: App, options: ExportOptions, output: Output): Promise<number> {
  const { format, out } = exportTarget(options)
  const scope = options.article === undefined ? ({ kind: 'library' } as const) : ({ kind: 'article', id: options.article } as const)
  const { files, unit, losses } = await call(app, 'export.run', { scope, format, rawCsv: options.raw ?? false })
  const only = files.length === 1 ? files[0] : undefined
  if (only && !(await isFolder(out))) await writeOutput(out, only.text, options.library)
  else for (const file of files) await writeOutput(join(out, file.path), file.text, options.library)
  output.err(`${countMessage('count.files', files.length)}, offsets in ${unit}\n`)
  for (const loss of losses) output.err(`not in this format: ${loss.count} × ${lossWords(loss.what)}\n`)
  return 0
}

export async function importCommand(
  app: App,
  paths: readonly string[],
  options: { own?: boolean; json?: boolean },
  output: Output,
): Promise<number> {
  if (paths.length === 0) throw new UsageError('import needs at least one FILE')
  let bad = 0
  // brat's two files of one document must arrive together, and those of the same names in another folder not with them.
  for (const together of byFolder(paths)) {
    const { files, failed } = await readFiles(together, output, readAnnotationFile)
    const { reports } = await call(app, 'import.run', { files, into: options.own ? 'own' : 'author' })
    bad += failed + tellReports(reports, options.json ?? false, output)
  }
  return bad > 0 ? 1 : 0
}

function byFolder(paths: readonly string[]): Iterable<readonly string[]> {
  const folders = new Map<string, string[]>()
  for (const path of paths) {
    const folder = dirname(resolve(path))
    const there = folders.get(folder)
    if (there) there.push(path)
    else folders.set(folder, [path])
  }
  return folders.values()
}

/** Gives back how many files were not taken over whole. */
function tellReports(reports: readonly ImportReport[], json: boolean, output: Output): number {
  let bad = 0
  for (const report of reports) {
    if (report.failure) {
      bad++
      writeFailure(output, report.failure)
    }
    if (report.unplaced.length > 0) bad++
    if (json) {
      output.out(`${JSON.stringify(report)}\n`)
      continue
    }
    if (report.failure) continue
    const unit =
      report.unit === null ? 'unit unknown' : `offsets in ${report.unit}${report.unitStated ? '' : ' (found by comparing quotes)'}`
    output.out(
      `${report.name}: ${report.format}, ${unit}: ${countMessage('count.claims', report.claims)}, ${countMessage('count.links', report.links)}, ${report.existing} already there, ${report.moved} placed by quote\n`,
    )
    if (report.carried) {
      const { became, again } = carriedWords(report.carried)
      output.out(`${report.name}: ${became}${again === null ? '' : ` ${again}`}\n`)
    }
    for (const one of report.unplaced) output.err(`${report.name}: ${one.part} not placed (${one.why}): ${one.id} ${one.quote}\n`)
    for (const loss of report.losses) output.err(`${report.name}: not taken over: ${loss.count} × ${lossWords(loss.what)}\n`)
  }
  return bad
}

function isFormat(format: string | undefined): format is ExportFormat {
  return EXPORT_FORMATS.some((known) => known === format)
}

function lossWords(what: string): string {
  const key = `loss.${what}`
  return isMessageKey(key) ? message(key) : what
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
