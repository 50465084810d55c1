import { groupFiles } from '#annotations/formats/group-files'
import type { ImportReport, SentFile } from '#shared/contract/methods'
import { countMessage, message } from '#shared/messages/message'
import type { Busy } from '../state/app-store'
import type { Controller } from './controller'

/** Work that is done sooner needs no notice, in milliseconds. */
const NOTICE_AFTER = 300

/**
 * Imports annotation files one after the other, says how far it is where it takes a while, and opens what they are about. Cancelled, it
 * keeps what whole files brought and says so file by file in the report; a file that was being read brings nothing.
 */
export async function importAnnotations(controller: Controller, files: readonly SentFile[], into: 'own' | 'author'): Promise<void> {
  controller.flush()
  const session = controller.app.getState().article
  await session?.settled()
  const reports = await runImport(controller, files, into)
  if (reports.length === 0) return
  await controller.refreshLibrary()
  const openId = session?.store.getState().article.id
  const touched = reports.flatMap((report) => report.articleIds)
  if (openId !== undefined && touched.includes(openId)) {
    // The open article's set has grown behind the screen: open it anew.
    controller.app.setState({ article: null })
    await controller.openArticle(openId)
  } else if (touched[0] !== undefined) await controller.openArticle(touched[0])
  controller.show({ kind: 'import-report', reports })
}

async function runImport(controller: Controller, files: readonly SentFile[], into: 'own' | 'author'): Promise<readonly ImportReport[]> {
  const groups = groupSent(files)
  const reports: ImportReport[] = []
  const text = message('busy.importing', { files: countMessage('count.files', files.length) })
  let cancelled = false
  let notice: Busy | null = null
  const cancel = (): void => {
    cancelled = true
    void controller.call('import.cancel', {})
  }
  const show = (): void => {
    // One file's share is not known: the bar moves from file to file, and a single file shows that something is under way.
    notice = { text, share: groups.length > 1 ? reports.length / groups.length : null, cancel }
    controller.app.setState({ busy: notice })
  }
  const timer = setTimeout(show, NOTICE_AFTER)
  try {
    for (const group of groups) {
      if (cancelled) {
        reports.push(cancelledReport(group.name))
        continue
      }
      const answer = await controller.call('import.run', { files: group.files, into })
      // The door is shut or the library cannot be written: the window has said so, and the next file would fare no better.
      if (!answer) break
      reports.push(...answer.reports)
      if (notice) show()
    }
    return reports
  } finally {
    clearTimeout(timer)
    if (notice && controller.app.getState().busy === notice) controller.app.setState({ busy: null })
  }
}

/** What is read together stays together, under the name its report has. */
function groupSent(files: readonly SentFile[]): readonly { readonly name: string; readonly files: readonly SentFile[] }[] {
  const byPath = new Map(files.map((file) => [file.name, file]))
  return groupFiles(files.map(({ name }) => ({ path: name, text: '' }))).map(({ name, file, companion }) => ({
    name,
    files: [file, companion].flatMap((part) => (part && byPath.get(part.path)) ?? []),
  }))
}

function cancelledReport(name: string): ImportReport {
  return {
    name,
    format: '',
    unit: null,
    unitStated: false,
    articleIds: [],
    claims: 0,
    links: 0,
    moved: 0,
    existing: 0,
    unplaced: [],
    losses: [],
    failure: { code: 'import-cancelled', values: { name } },
  }
}
