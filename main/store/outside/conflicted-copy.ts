import { join } from 'node:path'
import type { Op } from '#annotations/ops/op'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Failure } from '#shared/failures'
import { type Damage, damageToFailure } from '../damage'
import { fileToName, nameToFile } from '../file-name'
import { isMissing, readFailure } from '../fs-failure'
import type { FsPort } from '../fs-port'
import { parseJournal } from '../journal-format'
import type { Layout, SetKind } from '../layout'
import type { JournalEntry } from '../set-state'
import { parseSnapshot } from '../snapshot-format'

/**
 * How the tools name the file that lost when both sides wrote one: Dropbox and Nextcloud "(… conflicted copy …)", Syncthing
 * ".sync-conflict-…", Google Drive " (1)", OneDrive "-COMPUTER", git "~HEAD". A set file is recognised by what it says it is instead, which covers
 * them all; for other files the names have to do.
 */
const COPY_NAME = /conflicted copy|case conflict|\.sync-conflict-| \(\d{1,3}\)\.|~(?:HEAD|[0-9a-f]{7,40})\b/i

export function isCopyName(name: string): boolean {
  return COPY_NAME.test(name)
}

/** A file beside a set that holds another state of it. */
export interface ConflictedCopy {
  /** Relative to the library. */
  readonly file: string
  readonly articleId: string
  readonly analyst: string
  readonly kind: SetKind
  readonly content:
    | { readonly kind: 'journal'; readonly after: number; readonly entries: readonly JournalEntry[] }
    | { readonly kind: 'snapshot'; readonly set: AnnotationSet }
}

export interface FoundCopies {
  readonly copies: readonly ConflictedCopy[]
  /** What could not be read, so that there may be a copy in it, or more in a copy than was read. */
  readonly unreadable: readonly Failure[]
}

/** Files among an article's sets whose name is not that of the set which they hold. */
export async function findCopies(fs: FsPort, layout: Layout, articleId: string, kind: SetKind): Promise<FoundCopies> {
  const folder = layout.setsFolder(articleId, kind)
  const copies: ConflictedCopy[] = []
  const unreadable: Failure[] = []
  const attempt = async <T>(path: string, read: () => Promise<T>): Promise<T | null> => {
    try {
      return await read()
    } catch (error) {
      if (!isMissing(error)) unreadable.push(readFailure(error, layout.shown(path)).toFailure())
      return null
    }
  }
  for (const name of ((await attempt(folder, () => fs.readFolder(folder))) ?? []).toSorted()) {
    const extension = /\.(?:nd)?json$/.exec(name)?.[0]
    if (extension === undefined || name.startsWith('.')) continue
    const path = join(folder, name)
    const bytes = await attempt(path, () => fs.readFile(path))
    if (!bytes) continue
    const { found, damage } = extension === '.ndjson' ? fromJournal(bytes) : fromSnapshot(bytes)
    const isSet = found ? name === `${nameToFile(found.analyst)}${extension}` : fileToName(name.slice(0, -extension.length)) !== null
    // What is wrong with the sets themselves is said when they are opened.
    if (isSet) continue
    if (damage) unreadable.push(damageToFailure(damage, layout.shown(path)))
    if (found?.articleId === articleId) copies.push({ file: layout.shown(path), kind, ...found })
  }
  return { copies, unreadable }
}

type Found = Omit<ConflictedCopy, 'file' | 'kind'>

interface Read {
  readonly found: Found | null
  readonly damage: Damage | null
}

function fromJournal(bytes: Uint8Array): Read {
  const { header, entries, damage } = parseJournal(bytes)
  const found: Found | null = header && {
    articleId: header.articleId,
    analyst: header.analyst,
    content: { kind: 'journal', after: header.after, entries },
  }
  return { found, damage }
}

function fromSnapshot(bytes: Uint8Array): Read {
  const snapshot = parseSnapshot(bytes, 'full')
  if (snapshot.kind !== 'read') return { found: null, damage: snapshot }
  const { set } = snapshot.state
  return { found: { articleId: set.articleId, analyst: set.analyst, content: { kind: 'snapshot', set } }, damage: null }
}

/**
 * What the copy has that the set does not. Of a journal: the edits after the last one that both have. Of a snapshot, which does not say how
 * it came to be: claims, links and rejections that the set never had; nothing is removed by it.
 * @param ours every edit of the set
 */
export function opsOfCopy(copy: ConflictedCopy, ours: readonly JournalEntry[], set: AnnotationSet): readonly Op[] {
  const { content } = copy
  if (content.kind === 'journal') {
    const known = new Map(ours.map((entry) => [entry.seq, JSON.stringify(entry)]))
    const from = content.entries.findIndex((entry) => known.get(entry.seq) !== JSON.stringify(entry))
    return from === -1 ? [] : content.entries.slice(from).map(({ op }) => op)
  }
  const had = new Set(
    ours.flatMap(({ op }) =>
      op.atoms.flatMap((atom) => (atom.kind === 'claim.add' ? [atom.claim.id] : atom.kind === 'link.add' ? [atom.link.id] : [])),
    ),
  )
  const theirs = content.set
  if (theirs.revision !== set.revision)
    return [{ label: 'merge', atoms: [{ kind: 'set.revision', before: theirs.revision, after: theirs.revision }] }]
  // Outer claims first: a claim cannot be nested in one that is not there yet.
  const claims = [...theirs.claims.values()].toSorted((a, b) => Number(a.nestedIn !== null) - Number(b.nestedIn !== null))
  return [
    ...claims
      .filter(({ id }) => set.claims.has(id) || !had.has(id))
      .map((claim): Op => ({ label: 'merge', atoms: [{ kind: 'claim.add', claim }] })),
    ...[...theirs.links.values()]
      .filter(({ id }) => set.links.has(id) || !had.has(id))
      .map((link): Op => ({ label: 'merge', atoms: [{ kind: 'link.add', link }] })),
    ...[...theirs.rejected.values()].map((rejection): Op => ({ label: 'merge', atoms: [{ kind: 'suggestion.reject', rejection }] })),
  ]
}
