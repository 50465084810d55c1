import { Low } from 'lowdb'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import type { Span } from '#annotations/text/span'
import type { Committed, History } from '#shared/contract/methods'
import { type Failure, FailureError } from '#shared/failures'
import { claimsIn, countTags } from './columns/claims-in'
import type { FiledColumns } from './columns/snapshot-columns'
import { NotAsWritten, type StoredClaims } from './columns/stored-claims'
import { damageToFailure } from './damage'
import { readFailure } from './fs-failure'
import { HistorySegments } from './history-segments'
import { JournalFile } from './journal-file'
import { entryLine, headerLine } from './journal-format'
import type { SetKind, SetPaths } from './layout'
import type { SetStore } from './library-store'
import type { SetOnDisk } from './read-set'
import type { TagCounts } from './set-progress'
import { advance, historyOf, type JournalEntry, type SetState } from './set-state'
import type { SnapshotFile } from './snapshot-file'
import type { StorePorts } from './store-ports'
import { WriteQueue } from './write-queue'

/** Edits after which a snapshot is written as soon as nobody is editing. Reading that many back takes some milliseconds. */
export const CHECKPOINT_AFTER = 500
const IDLE_MS = 2000

/** What a set needs to know of the library it is in. */
export interface SetContext {
  readonly ports: StorePorts
  readonly paths: SetPaths
  readonly kind: SetKind
  /** What it lacks may be on its way: a colleague's files were written just now. */
  readonly isArriving: boolean
  readonly shown: (path: string) => string
  /** Who makes the edits. */
  readonly by: string
  /** Why the library cannot be written, or null. */
  readonly readOnly: () => Failure | null
  /** This process writes the set: it is the analyst's own, or an edit was made in it. */
  readonly isOurs: () => boolean
  /** Asked before the first write and before each snapshot. @throws FailureError where the library's lock is not ours any more */
  readonly checkLock: () => Promise<void>
  /** Told once edits are on disk. */
  readonly committed: (ops: readonly Op[]) => void
  readonly snapshotWritten: (columns: FiledColumns | null) => void
}

/** What is known of an edit before its turn comes. */
interface Draft {
  readonly op: Op
  readonly undoes?: number
  readonly redoes?: number
  readonly merged?: string
  /** Who made it, where that is not whoever is at work here. */
  readonly by?: string
}

interface Edit {
  readonly at: string
  readonly draft: (state: SetState) => Draft | Promise<Draft>
  readonly done: (entry: JournalEntry, history: History) => void
  readonly failed: (error: unknown) => void
}

/** What a batch of edits makes of a set, before it is on disk. */
interface Applied {
  readonly state: SetState
  readonly entries: readonly JournalEntry[]
  readonly answers: readonly (() => void)[]
}

/** A set in memory that is never ahead of its files: an edit counts once its line is flushed, and is forgotten if that fails. */
export class JournaledSet implements SetStore {
  readonly #context: SetContext
  readonly #memory: Low<SetState>
  readonly #journal: JournalFile
  readonly #segments: HistorySegments
  readonly #queue: WriteQueue<Edit>
  readonly failure: Failure | null
  /** Ops of the journal's edits; older ones are in the history files. */
  readonly #ops: Map<number, Op>
  #snapshotSeq: number
  #lockChecked = false
  #idle: ReturnType<typeof setTimeout> | null = null
  #lost: Failure | null = null
  readonly #snapshot: SnapshotFile
  #abandoned = false
  #checkpoints: Promise<void> = Promise.resolve()
  readonly #stored: StoredClaims | null
  #whole: Promise<boolean> | null = null

  constructor(context: SetContext, snapshot: SnapshotFile, found: SetOnDisk) {
    this.#context = context
    this.#snapshot = snapshot
    this.#memory = new Low<SetState>(snapshot, found.state)
    this.#journal = new JournalFile(context.ports.fs, context.paths, context.shown, found.journal)
    this.#segments = new HistorySegments(context.ports.fs, context.paths, context.shown)
    this.#queue = new WriteQueue((take) => this.#write(take))
    this.failure = found.failure
    this.#ops = new Map(found.ops)
    this.#snapshotSeq = found.snapshotSeq
    this.#stored = found.stored
  }

  /**
   * Reads and checks what was left in the snapshot; until then the claims of `set` must not be asked for, and nothing may be committed. False
   * where it is not what was written: then the set has to be read anew, which tells what is wrong.
   */
  whole(): Promise<boolean> {
    return (this.#whole ??= this.#stored ? this.#snapshot.readRest(this.#stored) : Promise.resolve(true))
  }

  /** By tag, without reading claims. */
  get tags(): TagCounts {
    return countTags(this.set.claims, this.#stored)
  }

  /**
   * Claims whose content reaches into the span, in text order; what is not there yet of them is read, and nothing else.
   * @throws FailureError library-damaged where they are not what was written
   */
  async claimsIn(span: Span): Promise<readonly Claim[]> {
    try {
      return await claimsIn(this.set.claims, this.#stored, span, (at, length) => this.#snapshot.readPart(at, length))
    } catch (error) {
      const shown = this.#context.shown(this.#context.paths.snapshot)
      if (!(error instanceof NotAsWritten)) throw readFailure(error, shown)
      const { code, values } = damageToFailure({ kind: 'damaged', where: 'checksum' }, shown)
      throw new FailureError(code, values)
    }
  }

  get set(): AnnotationSet {
    return this.#memory.data.set
  }

  get revision(): string {
    return this.set.revision
  }

  get kind(): SetKind {
    return this.#context.kind
  }

  get isArriving(): boolean {
    return this.#context.isArriving
  }

  get seq(): number {
    return this.#memory.data.seq
  }

  /** The edit up to which the snapshot goes; 0 where there is none. */
  get snapshotSeq(): number {
    return this.#snapshotSeq
  }

  get history(): History {
    return historyOf(this.#memory.data)
  }

  get readOnly(): Failure | null {
    if (this.#abandoned) return { code: 'library-changed-outside', values: { file: this.#context.shown(this.#context.paths.journal) } }
    // What is wrong with the set itself comes first: opening the library elsewhere would not help.
    return this.failure ?? this.#context.readOnly() ?? this.#lost ?? this.#journal.failure
  }

  async commit(op: Op, at: string, merged?: string): Promise<Committed> {
    return (await this.#enqueue(at, () => (merged === undefined ? { op } : { op, merged }))).committed
  }

  async append(entries: readonly JournalEntry[]): Promise<void> {
    await Promise.all(
      entries.map(({ seq, at, ...draft }) =>
        this.#enqueue(at, (state) => {
          if (seq !== state.seq + 1) throw new FailureError('op-conflict', { reason: 'changed', id: String(seq) })
          return draft
        }),
      ),
    )
  }

  undo(at: string): Promise<{ readonly op: Op; readonly committed: Committed }> {
    return this.#enqueue(at, async ({ undo }) => {
      if (!undo) throw new FailureError('nothing-to-undo')
      return { op: invertOp(await this.#findOp(undo.top.seq)), undoes: undo.top.seq }
    })
  }

  redo(at: string): Promise<{ readonly op: Op; readonly committed: Committed }> {
    return this.#enqueue(at, async ({ redo }) => {
      if (!redo) throw new FailureError('nothing-to-undo')
      return { op: await this.#findOp(redo.top.seq), redoes: redo.top.seq }
    })
  }

  checkpoint(): Promise<void> {
    const next = this.#checkpoints.then(() => this.#checkpoint())
    this.#checkpoints = next.catch(() => undefined)
    return next
  }

  /** Resolves when every edit asked for before is on disk or has failed. */
  settled(): Promise<void> {
    return this.#queue.alone(async () => undefined)
  }

  async changedOutside(): Promise<boolean> {
    const { journal, snapshot } = await this.filesChanged()
    return journal || snapshot
  }

  filesChanged(): Promise<{ readonly journal: boolean; readonly snapshot: boolean }> {
    return this.#queue.alone(async () => {
      try {
        return { journal: !(await this.#journal.isAsLeft()), snapshot: !(await this.#snapshot.isAsLeft()) }
      } catch (error) {
        throw readFailure(error, this.#context.shown(this.#context.paths.journal))
      }
    })
  }

  recentOps(): ReadonlyMap<number, Op> {
    return this.#ops
  }

  /** Runs when what was asked for before is done, and before what is asked for after; no checkpoint is under way. */
  async quiet<T>(work: () => Promise<T>): Promise<T> {
    await this.#checkpoints
    return this.#queue.alone(work)
  }

  /** Lets go of everything and writes nothing. */
  async abandon(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle)
    await this.#checkpoints
    this.#abandoned = true
    await this.rest()
    if (this.#idle) clearTimeout(this.#idle)
  }

  /** A set that nobody has edited yet is on whatever revision is the newest. */
  beginOn(revision: string): Promise<void> {
    return this.#queue.alone(async () => {
      if (this.seq === 0 && !this.failure) this.#memory.data = { ...this.#memory.data, set: { ...this.set, revision } }
    })
  }

  edits(): Promise<readonly JournalEntry[]> {
    return this.#queue.alone(() => this.#segments.upTo(this.seq))
  }

  /** Whether a file is held open. */
  get isOpen(): boolean {
    return this.#journal.isOpen
  }

  /** Lets go of the open file until the next edit. */
  rest(): Promise<void> {
    return this.#queue.alone(() => this.#journal.close())
  }

  /** A snapshot where there is something new and it can be written; what is on disk is complete without it. */
  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle)
    await this.settled()
    // A colleague's files are theirs to put in order.
    if (!this.readOnly && this.#context.isOurs() && this.#journal.firstSeq !== null) await this.checkpoint().catch(() => undefined)
    await this.rest()
    if (this.#idle) clearTimeout(this.#idle)
  }

  #enqueue(at: string, draft: Edit['draft']): Promise<{ readonly op: Op; readonly committed: Committed }> {
    return new Promise((resolve, reject) => {
      const done: Edit['done'] = ({ op, seq }, history) => resolve({ op, committed: { seq, at: this.#context.ports.now(), history } })
      this.#queue.add({ at, draft, done, failed: reject })
    })
  }

  /** Everything that waits, in one append and one flush; then memory; then the answers. */
  async #write(take: () => readonly Edit[]): Promise<void> {
    let edits: readonly Edit[] = []
    let applied: Applied | null = null
    try {
      await this.#getReady()
      edits = take()
      const before = this.#memory.data
      applied = await this.#apply(before, edits)
      const { state, entries, answers } = applied
      const first = entries[0]
      if (!first) return
      const lines = entries.map(entryLine)
      if (this.#journal.isEmpty) lines.unshift(this.#header(before))
      await this.#journal.append(lines, first.seq)
      applied = null
      this.#memory.data = state
      this.#context.committed(entries.map(({ op }) => op))
      for (const answer of answers) answer()
      this.#checkpointWhenIdle()
    } catch (error) {
      // They never were: nobody may bring them back as edits that another program has written over.
      for (const { seq } of applied?.entries ?? []) this.#ops.delete(seq)
      for (const edit of edits.length > 0 ? edits : take()) edit.failed(error)
    }
  }

  async #getReady(): Promise<void> {
    this.#refuseReadOnly()
    if (!this.#lockChecked || !this.#context.isOurs()) await this.#checkLock()
    await this.#journal.ready()
  }

  /** Each edit on what the ones before it made of the set; those that do not fit are answered at once. */
  async #apply(before: SetState, edits: readonly Edit[]): Promise<Applied> {
    let state = before
    const entries: JournalEntry[] = []
    const answers: (() => void)[] = []
    for (const edit of edits) {
      try {
        const drafted = edit.draft(state)
        const draft = drafted instanceof Promise ? await drafted : drafted
        const entry = { seq: state.seq + 1, at: edit.at, by: this.#context.by, ...draft }
        const advanced = advance(state, entry)
        if (advanced.kind === 'conflict') throw new FailureError('op-conflict', { reason: advanced.reason, id: advanced.id })
        if (advanced.kind === 'out-of-order') throw new RangeError(`edit ${entry.seq} does not follow ${state.seq}`)
        state = advanced.state
        const history = historyOf(state)
        this.#ops.set(entry.seq, entry.op)
        entries.push(entry)
        answers.push(() => edit.done(entry, history))
      } catch (error) {
        edit.failed(error)
      }
    }
    return { state, entries, answers }
  }

  async #findOp(seq: number): Promise<Op> {
    return this.#ops.get(seq) ?? this.#segments.op(seq)
  }

  #header({ seq, set }: SetState): Buffer {
    return headerLine({ articleId: set.articleId, revision: set.revision, analyst: set.analyst, after: seq })
  }

  async #checkpoint(): Promise<void> {
    await this.settled()
    this.#refuseReadOnly()
    if (this.seq === 0) return
    await this.#checkLock()
    if (!(await this.whole()))
      throw new FailureError('library-changed-outside', { file: this.#context.shown(this.#context.paths.snapshot) })
    // lowdb hands over the state of this moment; edits may be made while it is written.
    const { seq } = this.#memory.data
    if (seq > this.#snapshotSeq) {
      try {
        await this.#memory.write()
      } catch (error) {
        if (error instanceof FailureError && error.code === 'library-changed-outside') this.#lost = error.toFailure()
        throw error
      }
      this.#snapshotSeq = seq
      this.#context.snapshotWritten(this.#snapshot.columns)
    }
    await this.#queue.alone(() => this.#startNewJournal(seq))
  }

  /** Edits that came while the snapshot was written leave the journal as it is: its lines up to the snapshot are skipped in reading. */
  async #startNewJournal(snapshotSeq: number): Promise<void> {
    if (this.#memory.data.seq !== snapshotSeq || !(await this.#journal.retire())) return
    this.#ops.clear()
    await this.#journal.ready()
    await this.#journal.append([this.#header(this.#memory.data)], null)
  }

  #checkpointWhenIdle(): void {
    if (this.#idle) clearTimeout(this.#idle)
    this.#idle = null
    if (this.seq - this.#snapshotSeq < CHECKPOINT_AFTER) return
    this.#idle = setTimeout(() => void this.checkpoint().catch(() => undefined), IDLE_MS)
    this.#idle.unref()
  }

  #refuseReadOnly(): void {
    const failure = this.readOnly
    if (failure) throw new FailureError(failure.code, failure.values)
  }

  async #checkLock(): Promise<void> {
    await this.#context.checkLock()
    this.#lockChecked = true
  }
}
