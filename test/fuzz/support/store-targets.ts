/** What reads the library's own files, which a disk, a sync tool or somebody else may have changed. */
import { emptySet, setToData } from '#annotations/model/annotation-set'
import { formatEntry, parseJournal } from '#main/store/journal-format'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import { advance, type JournalEntry, type SetState } from '#main/store/set-state'
import { formatSnapshot, parseSnapshot } from '#main/store/snapshot-format'
import { FailureError } from '#shared/failures'
import { createHash } from 'node:crypto'
import { sampleBundle } from '../../annotations/formats/sample-bundle'
import type { LibraryFileSeed, Trial, Verdict } from './message'
import { ANALYST, writeLibrary } from './sample-library'
import { broken, READ, refused } from './verdict'

export async function journal({ bytes }: Trial): Promise<Verdict> {
  const { header, entries, goodLength, torn, damage } = parseJournal(bytes)
  if (goodLength > bytes.length) return broken('more good bytes than there are')
  if (!header && entries.length > 0) return broken('edits of no set')
  if (!torn && !damage && goodLength !== bytes.length) return broken('bytes that are neither good nor damaged')
  if (!header) return refused('no header')
  let state: SetState = {
    seq: header.after,
    set: emptySet(header.articleId, header.revision, header.analyst),
    undo: null,
    redo: null,
  }
  for (const entry of entries) {
    const next = advance(state, entry)
    if (next.kind !== 'advanced') return refused(next.kind)
    state = next.state
  }
  // A state that edits led to can be written, and is then read as the same.
  const written = Buffer.concat((await formatSnapshot(state)).parts)
  const again = parseSnapshot(written, 'full')
  if (again.kind !== 'read') return broken(`what the journal makes cannot be kept: ${JSON.stringify(again)}`)
  if (JSON.stringify(setToData(again.state.set)) !== JSON.stringify(setToData(state.set))) return broken('kept otherwise than it was')
  return damage ? refused(JSON.stringify(damage)) : READ
}

/** Lines that are each JSON, given the seal that they would have had: what somebody writes who knows the format. */
export function sealLines(bytes: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1)
  return Buffer.from(lines.map((line) => sealed(line)).join(''))
}

function sealed(line: string): string {
  try {
    const { checksum: _, ...entry } = JSON.parse(line) as JournalEntry & { readonly checksum?: string }
    return formatEntry(entry)
  } catch {
    return `${line}\n`
  }
}

export function snapshot({ bytes }: Trial): Verdict {
  const quick = parseSnapshot(bytes, 'quick')
  const full = parseSnapshot(bytes, 'full')
  if (full.kind === 'read' && quick.kind !== 'read') return broken('the closer look sees less')
  if (full.kind !== 'read') return refused(JSON.stringify(full))
  const { claims } = setToData(full.state.set)
  return claims.every(({ id }) => full.state.set.claims.get(id) !== undefined) ? READ : broken('a claim cannot be found')
}

/** The snapshot with the checksum that its content would have had. */
export function sealSnapshot(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0x0a) + 1
  const rest = bytes.subarray(end)
  const hash = createHash('sha256').update(rest).digest('hex')
  const head = Buffer.from(bytes.subarray(0, end))
    .toString('latin1')
    .replace(/"checksum":"[0-9a-f]{0,64}"/, `"checksum":"${hash}"`)
  return Buffer.concat([Buffer.from(head, 'latin1'), rest])
}

/** A library of which one file is as `bytes`: it opens, or says why not, and what is not as it was is named. */
export async function libraryFile(folder: string, files: readonly LibraryFileSeed[], { bytes, choice }: Trial): Promise<Verdict> {
  const changed = choice % files.length
  writeLibrary(
    folder,
    files.map((file, i) => (i === changed ? { path: file.path, bytes } : file)),
  )
  const named: string[] = []
  const ask = async <T>(asked: () => Promise<T>): Promise<T | null> => {
    try {
      return await asked()
    } catch (error) {
      if (!(error instanceof FailureError)) throw error
      named.push(error.code)
      return null
    }
  }
  const store = await ask(() => openLibrary(folder, { ...nodeStorePorts(), analyst: ANALYST }))
  if (!store) return refused(named.join(' '))
  try {
    const { article } = sampleBundle
    named.push(...store.notices.map(({ code }) => code), ...[...store.unreadable.values()].map(({ code }) => code))
    if (store.readOnly) named.push(store.readOnly.code)
    const text = await ask(() => store.readText(article.id, article.revisions[0]?.sha256 ?? ''))
    const set = await ask(() => store.openSet(article.id, ANALYST))
    if (set?.failure) named.push(set.failure.code)
    await ask(() => store.analystsOf(article.id))
    await ask(() => store.readView(article.id))
    await ask(() => store.readSettings())
    const problems = await ask(() => store.verify())
    named.push(...(problems ?? []).map(({ failure }) => failure.code))
    const same = text === sampleBundle.text && set?.set.claims.size === sampleBundle.set.claims.length
    if (!same && named.length === 0) return broken(`${files[changed]?.path}: something is missing and nothing says so`)
    return named.length === 0 ? READ : refused(named.join(' '))
  } finally {
    await store.close()
  }
}
