import { type Failure, FailureError } from '#shared/failures'
import { ensureFolder } from './ensure-folder'
import { isMissing, writeFailure } from './fs-failure'
import type { OpenFile } from './fs-port'
import { segmentPath, type SetPaths } from './layout'
import type { FoundJournal } from './read-set'
import type { StorePorts } from './store-ports'
import { writeAll } from './write-all'

/** The file that edits are appended to. Not for overlapping calls: its owner makes one at a time. */
export class JournalFile {
  readonly #fs: StorePorts['fs']
  readonly #paths: SetPaths
  readonly #shown: string
  #file: OpenFile | null = null
  /** As this object last saw or left the file; null where there is none. */
  #onDisk: { readonly size: number; readonly inode: number } | null
  /** Bytes that are good. What is beyond them goes before the next append. */
  #length: number
  #firstSeq: number | null
  /** The file's name is not flushed yet. */
  #nameIsNew = false
  #failure: Failure | null = null

  constructor(fs: StorePorts['fs'], paths: SetPaths, shown: (path: string) => string, found: FoundJournal | null) {
    this.#fs = fs
    this.#paths = paths
    this.#shown = shown(paths.journal)
    this.#onDisk = found
    this.#length = found?.goodLength ?? 0
    this.#firstSeq = found?.firstSeq ?? null
  }

  /** Why nothing may be appended any more, or null. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** An append must begin with a header. */
  get isEmpty(): boolean {
    return this.#length === 0
  }

  get firstSeq(): number | null {
    return this.#firstSeq
  }

  get isOpen(): boolean {
    return this.#file !== null
  }

  /**
   * Checks that the file is as it was left, and opens it where there is one.
   * @throws FailureError library-changed-outside, and as `append`
   */
  async ready(): Promise<void> {
    if (this.#failure) throw new FailureError(this.#failure.code, this.#failure.values)
    try {
      await this.#checkUnchanged()
      if (this.#onDisk && !this.#file) this.#file = await this.#fs.open(this.#paths.journal, 'edit')
    } catch (error) {
      throw writeFailure(error)
    }
  }

  /**
   * On disk when it resolves; `ready` comes before. The first append makes the file. On failure the file is as long as before, or none
   * again; where even that fails, nothing is appended any more.
   * @param firstSeq sequence number of the first edit in `lines`; null where there is only a header
   * @throws FailureError disk-full, library-read-only, library-unwritable
   */
  async append(lines: readonly Buffer[], firstSeq: number | null): Promise<void> {
    const [only] = lines
    const bytes = only && lines.length === 1 ? only : Buffer.concat(lines)
    const { file, size, inode } = this.#opened() ?? (await this.#create())
    try {
      // A torn line from before would otherwise show again behind a shorter one.
      if (size > this.#length) await file.truncate(this.#length)
      await writeAll(file, bytes, this.#length, this.#paths.journal)
      await file.dataSync()
      if (this.#nameIsNew) await this.#fs.syncFolder(this.#paths.folder)
    } catch (error) {
      await this.#takeBack(file, inode)
      throw writeFailure(error)
    }
    this.#nameIsNew = false
    this.#length += bytes.length
    this.#firstSeq ??= firstSeq
    this.#onDisk = { size: this.#length, inode }
  }

  /** Moves the file into the history, for ever. Nothing is moved where the history has such a file already. */
  async retire(): Promise<boolean> {
    if (this.#firstSeq === null) return false
    const target = segmentPath(this.#paths, this.#firstSeq)
    try {
      await ensureFolder(this.#fs, this.#paths.history)
      if (await this.#exists(target)) return false
      await this.#checkUnchanged()
      await this.#cutTornLine()
      await this.close()
      await this.#fs.rename(this.#paths.journal, target)
      this.#onDisk = null
      this.#length = 0
      this.#firstSeq = null
      // The new name first: should only one of the two reach the disk, there are two names rather than none.
      await this.#fs.syncFolder(this.#paths.history)
      await this.#fs.syncFolder(this.#paths.folder)
      return true
    } catch (error) {
      throw writeFailure(error)
    }
  }

  /** What a crash left behind the last good line was never acknowledged; in the history it would look like damage for ever. */
  async #cutTornLine(): Promise<void> {
    if (!this.#onDisk || this.#onDisk.size <= this.#length) return
    this.#file ??= await this.#fs.open(this.#paths.journal, 'edit')
    await this.#file.truncate(this.#length)
    await this.#file.dataSync()
    this.#onDisk = { ...this.#onDisk, size: this.#length }
  }

  async close(): Promise<void> {
    const file = this.#file
    this.#file = null
    await file?.close().catch(() => undefined)
  }

  /** Null where there is no file yet. */
  #opened(): { readonly file: OpenFile; readonly size: number; readonly inode: number } | null {
    if (!this.#onDisk) return null
    if (!this.#file) throw new RangeError('the journal is not open')
    return { file: this.#file, ...this.#onDisk }
  }

  async #create(): Promise<{ readonly file: OpenFile; readonly size: number; readonly inode: number }> {
    try {
      await ensureFolder(this.#fs, this.#paths.folder)
      const file = await this.#fs.open(this.#paths.journal, 'create')
      try {
        const { size, inode } = await file.facts()
        this.#onDisk = { size, inode }
        this.#file = file
        this.#nameIsNew = true
        return { file, size, inode }
      } catch (error) {
        // Else the next attempt would take our own empty file for somebody else's.
        await file.close().catch(() => undefined)
        await this.#fs.remove(this.#paths.journal)
        throw error
      }
    } catch (error) {
      throw writeFailure(error)
    }
  }

  /** A sync tool, an editor or a second program may have written the file: then nothing is appended to what is no longer known. */
  async #checkUnchanged(): Promise<void> {
    if (await this.isAsLeft()) return
    this.#failure = { code: 'library-changed-outside', values: { file: this.#shown } }
    await this.close()
    throw new FailureError(this.#failure.code, this.#failure.values)
  }

  /** Whether the file is the one, and as long as, this object last saw or left it. */
  async isAsLeft(): Promise<boolean> {
    try {
      const { size, inode } = await this.#fs.facts(this.#paths.journal)
      return size === this.#onDisk?.size && inode === this.#onDisk.inode
    } catch (error) {
      if (isMissing(error)) return this.#onDisk === null
      throw error
    }
  }

  async #takeBack(file: OpenFile, inode: number): Promise<void> {
    try {
      await file.truncate(this.#length)
      await file.dataSync()
      this.#onDisk = { size: this.#length, inode }
      if (this.#nameIsNew) await this.#remove()
    } catch (error) {
      this.#failure = writeFailure(error).toFailure()
      await this.close()
    }
  }

  /** What stays behind if this fails is an empty file, which is as good as none. */
  async #remove(): Promise<void> {
    await this.close()
    const removed = await this.#fs.remove(this.#paths.journal).then(
      () => true,
      () => false,
    )
    if (!removed) return
    this.#onDisk = null
    this.#nameIsNew = false
  }

  #exists(path: string): Promise<boolean> {
    return this.#fs.facts(path).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false
        throw error
      },
    )
  }
}
