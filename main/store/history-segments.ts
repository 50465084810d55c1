import { join } from 'node:path'
import type { Op } from '#annotations/ops/op'
import { FailureError } from '#shared/failures'
import { damageToFailure } from './damage'
import { isMissing, readFailure } from './fs-failure'
import type { FsPort } from './fs-port'
import { parseJournal, type ReadJournal } from './journal-format'
import { segmentPath, segmentStart, type SetPaths } from './layout'
import type { JournalEntry } from './set-state'

/** The ops that snapshots have taken over, in the files that were journals once. Kept for ever: undo has no limit. */
export class HistorySegments {
  readonly #fs: FsPort
  readonly #paths: SetPaths
  readonly #shown: (path: string) => string
  /** The file read last: who undoes one edit tends to undo the one before. */
  #last: { readonly start: number; readonly ops: ReadonlyMap<number, Op> } | null = null

  constructor(fs: FsPort, paths: SetPaths, shown: (path: string) => string) {
    this.#fs = fs
    this.#paths = paths
    this.#shown = shown
  }

  /** First sequence numbers of the files, ascending. */
  async starts(): Promise<readonly number[]> {
    const names = await this.#fs.readFolder(this.#paths.history).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw readFailure(error, this.#shown(this.#paths.history))
    })
    return names
      .map((name) => segmentStart(this.#paths, name))
      .filter((start) => start !== null)
      .sort((a, b) => a - b)
  }

  async read(start: number): Promise<ReadJournal> {
    const path = segmentPath(this.#paths, start)
    try {
      return parseJournal(await this.#fs.readFile(path))
    } catch (error) {
      throw readFailure(error, this.#shown(path))
    }
  }

  /** @throws FailureError library-damaged where the edit is in none of the files */
  async op(seq: number): Promise<Op> {
    const known = this.#last?.ops.get(seq)
    if (known) return known
    const start = (await this.starts()).findLast((first) => first <= seq)
    if (start === undefined) throw this.#missing(join(this.#paths.history), seq)
    const ops = new Map((await this.read(start)).entries.map((entry) => [entry.seq, entry.op]))
    this.#last = { start, ops }
    const op = ops.get(seq)
    if (!op) throw this.#missing(segmentPath(this.#paths, start), seq)
    return op
  }

  /**
   * All edits from the first to `seq`, from these files and the journal. O(history): for whoever asks what became of a claim.
   * @throws FailureError library-damaged where one is in none of the files
   */
  async upTo(seq: number): Promise<readonly JournalEntry[]> {
    const entries: JournalEntry[] = []
    const take = (read: ReadJournal): void => {
      for (const entry of read.entries) if (entry.seq === entries.length + 1 && entry.seq <= seq) entries.push(entry)
    }
    for (const start of await this.starts()) take(await this.read(start))
    if (entries.length < seq) {
      try {
        take(parseJournal(await this.#fs.readFile(this.#paths.journal)))
      } catch (error) {
        if (!isMissing(error)) throw readFailure(error, this.#shown(this.#paths.journal))
      }
    }
    if (entries.length < seq) throw this.#missing(this.#paths.history, entries.length + 1)
    return entries
  }

  #missing(path: string, seq: number): FailureError {
    const { code, values } = damageToFailure({ kind: 'damaged', where: `edit ${seq} is missing` }, this.#shown(path))
    return new FailureError(code, values)
  }
}
