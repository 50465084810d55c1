import { groupFiles } from '#annotations/formats/group-files'
import { MAX_MESSAGE_BYTES } from '#shared/contract/door'
import type { ImportReport, SentFile } from '#shared/contract/methods'
import { failedImport } from '#shared/failed-import'
import { countMessage, message } from '#shared/messages/message'
import type { Controller } from './controller'
import { lateNotice } from './late-notice'

/** Of a message's bytes, what files may take: the rest is for what is around them. */
const MOST_SENT = MAX_MESSAGE_BYTES * 0.9

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
    // The open article's set has grown behind the screen.
    await controller.reopenArticle()
  } else if (touched[0] !== undefined) await controller.openArticle(touched[0])
  controller.show({ kind: 'import-report', reports })
}

async function runImport(controller: Controller, files: readonly SentFile[], into: 'own' | 'author'): Promise<readonly ImportReport[]> {
  const groups = groupSent(files)
  const reports: ImportReport[] = []
  const text = message('busy.importing', { files: countMessage('count.files', files.length) })
  let cancelled = false
  const cancel = (): void => {
    cancelled = true
    void controller.call('import.cancel', {})
  }
  let before = 0
  // One file's share is not known: the bar moves from file to file, and a single file shows that something is under way.
  const share = (done: number): number | null => (groups.length > 1 ? (before + done) / groups.length : null)
  const notice = lateNotice(controller.app, { text, share: share(0), cancel })
  const stopListening = controller.onImportProgress((done) => notice.tell({ share: share(done) }))
  try {
    for (const batch of batchesOf(groups)) {
      if (cancelled) {
        for (const { name } of batch) reports.push(failedImport(name, { code: 'import-cancelled', values: { name } }))
        continue
      }
      const answer = await controller.call('import.run', { files: batch.flatMap((group) => group.files), into })
      // The door is shut or the library cannot be written: the window has said so, and the next files would fare no better.
      if (!answer) break
      reports.push(...answer.reports)
      before += batch.length
    }
    return reports
  } finally {
    stopListening()
    notice.end()
  }
}

/** What is read together, under the name that its report has. */
interface SentGroup {
  readonly name: string
  readonly files: readonly SentFile[]
}

function groupSent(files: readonly SentFile[]): readonly SentGroup[] {
  const byPath = new Map(files.map((file) => [file.name, file]))
  return groupFiles(files.map(({ name }) => ({ path: name, text: '' }))).map(({ name, file, companion }) => ({
    name,
    files: [file, companion].flatMap((part) => (part && byPath.get(part.path)) ?? []),
  }))
}

/** As many groups a call as a message holds: each call reads the library's texts and makes a backup. */
function batchesOf(groups: readonly SentGroup[]): readonly (readonly SentGroup[])[] {
  const batches: SentGroup[][] = []
  let room = 0
  for (const group of groups) {
    const size = group.files.reduce((sum, { name, base64 }) => sum + name.length * 4 + base64.length, 0)
    if (batches.length === 0 || size > room) {
      batches.push([])
      room = MOST_SENT
    }
    batches.at(-1)?.push(group)
    room -= size
  }
  return batches
}
