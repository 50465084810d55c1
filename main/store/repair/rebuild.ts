import { type AnnotationSet, emptySet } from '#annotations/model/annotation-set'
import { differenceAtoms } from '#annotations/ops/difference'
import { advance, type JournalEntry, type SetState } from '../set-state'

/** What is still to be had of a damaged set. */
export interface Remains {
  readonly articleId: string
  readonly analyst: string
  /** The revision that the first edit was made on. */
  readonly revision: string
  /** The last snapshot, where that is whole. */
  readonly snapshot: SetState | null
  /** Edits that can be read, in any order, some of them twice. */
  readonly entries: readonly JournalEntry[]
  /** Numbers of edits that stand in the files and cannot be read. */
  readonly unreadable: readonly number[]
  readonly at: string
  readonly by: string
}

export type LostEdit =
  /** Was made after an edit that is lost, and does not fit without it. */
  | { readonly kind: 'unfit'; readonly entry: JournalEntry }
  /** From `from` to `to` nothing can be read; the snapshot does not have them either. */
  | { readonly kind: 'unreadable'; readonly from: number; readonly to: number }
  /** Their outcome is kept; they can no longer be taken back one by one. */
  | { readonly kind: 'history'; readonly from: number; readonly to: number }

export interface Rebuilt {
  /** Numbered anew from 1, without a gap: a journal that needs no snapshot. */
  readonly entries: readonly JournalEntry[]
  readonly set: AnnotationSet
  readonly lost: readonly LostEdit[]
}

/**
 * The set again, from all that can be read of it. Where every edit is there, it is the edits one after another, so that undo still goes
 * back to the first. Else the snapshot is where it begins. An edit that comes after a lost one is kept where it fits: ops carry what was
 * there before, so none is applied to something else than it was made for.
 */
export function rebuild(remains: Remains): Rebuilt {
  const known = new Map<number, JournalEntry>()
  for (const entry of remains.entries) if (!known.has(entry.seq)) known.set(entry.seq, entry)
  const last = Math.max(0, remains.snapshot?.seq ?? 0, ...known.keys(), ...remains.unreadable)
  const { snapshot } = remains
  if (!snapshot) return replay(known, 1, last, emptyState(remains, remains.revision), [])
  const whole = replay(known, 1, snapshot.seq, emptyState(remains, remains.revision), [])
  if (whole.lost.length === 0 && sameSet(whole.state.set, snapshot.set)) {
    return replay(known, snapshot.seq + 1, last, whole.state, whole.entries)
  }
  const begun = emptyState(remains, snapshot.set.revision)
  const atoms = differenceAtoms(begun.set, snapshot.set)
  const first: JournalEntry = { seq: 1, at: remains.at, by: remains.by, op: { label: 'restore', atoms } }
  const advanced = advance(begun, first)
  if (advanced.kind !== 'advanced') throw new RangeError(`snapshot of ${remains.articleId} does not hold together`)
  const rest = replay(known, snapshot.seq + 1, last, advanced.state, [first])
  return { ...rest, lost: [{ kind: 'history', from: 1, to: snapshot.seq }, ...rest.lost] }
}

function replay(
  known: ReadonlyMap<number, JournalEntry>,
  from: number,
  to: number,
  begun: SetState,
  before: readonly JournalEntry[],
): Rebuilt & { readonly state: SetState } {
  let state = begun
  const entries = [...before]
  const lost: LostEdit[] = []
  const numbers = new Map(before.map((entry) => [entry.seq, entry.seq]))
  const present = [...known.values()].filter(({ seq }) => seq >= from && seq <= to).toSorted((a, b) => a.seq - b.seq)
  let expected = from
  const gap = (end: number): void => {
    if (end >= expected) lost.push({ kind: 'unreadable', from: expected, to: end })
  }
  for (const entry of present) {
    gap(entry.seq - 1)
    expected = entry.seq + 1
    const next = fit(state, entry, numbers)
    if (next) {
      state = next.state
      entries.push(next.entry)
      numbers.set(entry.seq, next.entry.seq)
    } else lost.push({ kind: 'unfit', entry })
  }
  gap(to)
  return { entries, set: state.set, lost, state }
}

/** The edit with its new number, on the state; as one of its own where what it took back is lost. Null where it does not fit. */
function fit(
  state: SetState,
  { at, by, undoes, redoes, op }: JournalEntry,
  numbers: ReadonlyMap<number, number>,
): { readonly state: SetState; readonly entry: JournalEntry } | null {
  const plain: JournalEntry = { seq: state.seq + 1, at, by, op }
  const back = undoes === undefined ? undefined : numbers.get(undoes)
  const forth = redoes === undefined ? undefined : numbers.get(redoes)
  const linked = back !== undefined ? { ...plain, undoes: back } : forth !== undefined ? { ...plain, redoes: forth } : plain
  for (const entry of [linked, plain]) {
    const advanced = advance(state, entry)
    if (advanced.kind === 'advanced') return { state: advanced.state, entry }
  }
  return null
}

function sameSet(a: AnnotationSet, b: AnnotationSet): boolean {
  return differenceAtoms(a, b).length === 0
}

function emptyState({ articleId, analyst }: Remains, revision: string): SetState {
  return { seq: 0, set: emptySet(articleId, revision, analyst), undo: null, redo: null }
}
