import { emptySet } from '#annotations/model/annotation-set'
import type { AtomicOp, Op } from '#annotations/ops/op'
import { type Failure, FailureError } from '#shared/failures'
import type { FiledColumns } from './columns/snapshot-columns'
import { NotRead, type StoredClaims } from './columns/stored-claims'
import { type Damage, damageToFailure } from './damage'
import { normalizeName } from './file-name'
import { isMissing, readFailure } from './fs-failure'
import type { FsPort } from './fs-port'
import { type JournalHeader, parseJournal, type ReadJournal } from './journal-format'
import { segmentStart, type SetPaths } from './layout'
import { advance, type SetState } from './set-state'
import type { SnapshotFile } from './snapshot-file'

/** Which set it is, and the revision it is on if it is new. */
export interface SetIdentity {
  readonly articleId: string
  readonly analyst: string
  readonly revision: string
}

/** A journal file as it was found. */
export interface FoundJournal {
  /** Bytes up to the end of the last whole line; anything after it was never acknowledged. */
  readonly goodLength: number
  readonly size: number
  readonly inode: number
  /** Sequence number of its first edit; null where it has none. */
  readonly firstSeq: number | null
}

export interface SetOnDisk {
  readonly state: SetState
  /** 0 where there is no snapshot. */
  readonly snapshotSeq: number
  readonly journal: FoundJournal | null
  /** Of the edits in the journal, by sequence number. */
  readonly ops: ReadonlyMap<number, Op>
  /** The journal's last line was cut short and is left out. */
  readonly torn: boolean
  /** Why the set must not be written; the state is as far as it could be read. */
  readonly failure: Failure | null
  /** Those that are still in the snapshot, not all of them read; null where all are there. */
  readonly stored: StoredClaims | null
}

/**
 * Reads a set as it stands on disk: the snapshot, then what the journal has beyond it. Writes nothing. Damage is a value.
 * The journal is read first: another process may make a checkpoint meanwhile, and a later snapshot only makes lines superfluous.
 * @param columns of the snapshot: where they fit it, its claims are left in it (`stored`), and whether they are whole is seen when they are read
 */
export async function readSet(
  fs: FsPort,
  paths: SetPaths,
  shown: (path: string) => string,
  snapshot: SnapshotFile,
  identity: SetIdentity,
  columns: FiledColumns | null = null,
): Promise<SetOnDisk> {
  const journalFailure = (damage: Damage): Failure => damageToFailure(damage, shown(paths.journal))
  let failure: Failure | null = null
  let read: ReadJournal | null = null
  let found: Pick<FoundJournal, 'size' | 'inode'> | null = null
  try {
    const bytes = await fs.readFile(paths.journal)
    found = { size: bytes.length, inode: (await fs.facts(paths.journal)).inode }
    read = parseJournal(bytes)
    if (read.damage) failure = journalFailure(read.damage)
  } catch (error) {
    if (!isMissing(error)) failure = readFailure(error, shown(paths.journal)).toFailure()
  }

  const header = read?.header ?? null
  let state = emptyState({ ...identity, revision: header?.revision ?? identity.revision })
  let snapshotSeq = 0
  const around = columns && (await snapshot.readAround(columns))
  const stored = around?.claims ?? null
  try {
    const base = around?.state ?? (await snapshot.read())
    if (base) {
      state = base
      snapshotSeq = base.seq
      if (!isSame(base.set, identity)) failure ??= damageToFailure({ kind: 'damaged', where: 'another set' }, shown(paths.snapshot))
    }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    failure = error.toFailure()
  }

  // A crash in the middle of a repair, or a person who removed files: never an empty set where there was one.
  if (!failure && snapshotSeq === 0 && !header && (await hasHistory(fs, paths)))
    failure = damageToFailure({ kind: 'damaged', where: 'missing' }, shown(paths.snapshot))
  let replayed: Replayed = { state, damage: null }
  try {
    if (read && header) replayed = await replay(state, header, read, (ops, row) => fetchFor(snapshot, stored, ops, row))
  } catch (error) {
    if (!stored) throw error
    // A claim is not as it was written: the snapshot itself says what is wrong.
    return readSet(fs, paths, shown, snapshot, identity)
  }
  if (replayed.damage) failure ??= journalFailure(replayed.damage)
  return {
    state: replayed.state,
    snapshotSeq,
    journal: found && { ...found, goodLength: read?.goodLength ?? 0, firstSeq: read?.entries[0]?.seq ?? null },
    ops: new Map(read?.entries.map((entry) => [entry.seq, entry.op])),
    torn: read?.torn ?? false,
    failure,
    stored,
  }
}

/** Reads what some ops ask for of the claims that are still in the snapshot. @param row of one that was asked for besides */
async function fetchFor(snapshot: SnapshotFile, stored: StoredClaims | null, ops: readonly Op[], row: number | null): Promise<void> {
  if (!stored) return
  const asked = ops.flatMap(({ atoms }) => atoms.flatMap(idsIn)).flatMap((id) => [...stored.rowsOf(id)])
  await stored.fetch(row === null ? asked : [...asked, row], (at, length) => snapshot.readPart(at, length))
}

function idsIn(atom: AtomicOp): readonly string[] {
  return 'claim' in atom ? [atom.claim.id] : 'id' in atom ? [atom.id] : []
}

async function hasHistory(fs: FsPort, paths: SetPaths): Promise<boolean> {
  const names = await fs.readFolder(paths.history).catch(() => [])
  return names.some((name) => segmentStart(paths, name) !== null)
}

interface Replayed {
  readonly state: SetState
  readonly damage: Damage | null
}

/** @param fetch reads what ops ask for. @throws what it throws */
async function replay(
  base: SetState,
  header: JournalHeader,
  { entries }: ReadJournal,
  fetch: (ops: readonly Op[], row: number | null) => Promise<void>,
): Promise<Replayed> {
  let state = base
  const damaged = (where: string): Replayed => ({ state, damage: { kind: 'damaged', where } })
  if (!isSame(base.set, header) || revisionAfter(header.revision, entries, base.seq) !== base.set.revision) return damaged('another set')
  if (header.after > base.seq) return damaged(`goes on from edit ${header.after}, but the snapshot has ${base.seq}`)
  if (header.after + entries.length < base.seq) return damaged(`ends before edit ${base.seq}, which the snapshot has`)
  // A crash between writing the snapshot and starting a new journal leaves lines that the snapshot has too.
  const beyond = entries.filter(({ seq }) => seq > base.seq)
  const ops = beyond.map(({ op }) => op)
  if (ops.length > 0) await fetch(ops, null)
  for (let i = 0; i < beyond.length;) {
    const entry = beyond[i]
    if (!entry) break
    try {
      const advanced = advance(state, entry)
      if (advanced.kind !== 'advanced') return damaged(`edit ${entry.seq} does not fit`)
      state = advanced.state
      i++
    } catch (error) {
      if (!(error instanceof NotRead)) throw error
      await fetch([], error.row)
    }
  }
  return { state, damage: null }
}

/**
 * The revision that the set was on after edit `seq`: where the snapshot already has edits of the journal, one of them may have taken it
 * to another revision.
 */
function revisionAfter(revision: string, entries: ReadJournal['entries'], seq: number): string {
  let at = revision
  for (const entry of entries) {
    if (entry.seq > seq) break
    for (const atom of entry.op.atoms) if (atom.kind === 'set.revision') at = atom.after
  }
  return at
}

function isSame(a: Omit<SetIdentity, 'revision'>, b: Omit<SetIdentity, 'revision'>): boolean {
  return a.articleId === b.articleId && normalizeName(a.analyst) === normalizeName(b.analyst)
}

function emptyState({ articleId, revision, analyst }: SetIdentity): SetState {
  return { seq: 0, set: emptySet(articleId, revision, analyst), undo: null, redo: null }
}
