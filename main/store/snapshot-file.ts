import { createHash } from 'node:crypto'
import type { Adapter } from 'lowdb'
import { FailureError } from '#shared/failures'
import type { FiledColumns, SnapshotColumns } from './columns/snapshot-columns'
import { StoredClaims } from './columns/stored-claims'
import { damageToFailure } from './damage'
import { durableWrite } from './durable-write'
import { isMissing, readFailure, writeFailure } from './fs-failure'
import type { FileFacts } from './fs-port'
import type { SetState } from './set-state'
import { formatSnapshot, parseFrame, parseSnapshot } from './snapshot-format'
import type { StorePorts } from './store-ports'

/** Bytes hashed between two breaths: about 1 ms. */
const HASHED_AT_ONCE = 1 << 20

export interface SnapshotOptions {
  /** How closely to look at what has the right checksum. */
  readonly depth?: 'quick' | 'full'
  /** Columns are made of what is read. */
  readonly withColumns?: boolean
}

/**
 * lowdb's view of a snapshot file. lowdb's own adapters never flush and take a file that holds `null` for a new one; this one
 * writes durably, and says so when a file is damaged or was changed by another program since.
 */
export class SnapshotFile implements Adapter<SetState> {
  readonly #ports: StorePorts
  readonly #path: string
  readonly #shown: string
  readonly #options: SnapshotOptions
  /** The file as this object last read or left it; null for none. */
  #known: FileFacts | null = null
  #columns: SnapshotColumns | null = null

  /** @param shown the path as messages show it */
  constructor(ports: StorePorts, path: string, shown: string, options: SnapshotOptions = {}) {
    this.#ports = ports
    this.#path = path
    this.#shown = shown
    this.#options = options
  }

  /** Null where there is none yet. @throws FailureError library-damaged, library-newer */
  async read(): Promise<SetState | null> {
    const bytes = await this.#ports.fs.readFile(this.#path).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw readFailure(error, this.#shown)
    })
    this.#known = await this.#facts().catch((error: unknown) => {
      throw readFailure(error, this.#shown)
    })
    if (!bytes) return null
    const { depth = 'quick', withColumns = false } = this.#options
    const snapshot = parseSnapshot(bytes, depth, withColumns)
    if (snapshot.kind === 'read') {
      this.#columns = snapshot.columns
      return snapshot.state
    }
    const { code, values } = damageToFailure(snapshot, this.#shown)
    throw new FailureError(code, values)
  }

  /** Of the file as this object last read or left it; null where it has no claims, or no columns were asked for. */
  get columns(): FiledColumns | null {
    return this.#columns && this.#known && { ...this.#columns, facts: this.#known }
  }

  /**
   * The state without reading the claims: what is around them is read and checked, each of them when it is asked for. Null where the file
   * is not the one that the columns were made from, or cannot be read.
   */
  async readAround(columns: FiledColumns): Promise<{ readonly state: SetState; readonly claims: StoredClaims } | null> {
    try {
      const facts = await this.#ports.fs.facts(this.#path)
      if (!isSameFile(facts, columns.facts) || facts.size !== columns.frame.bytes) return null
      const { head, tail, bytes } = columns.frame
      const claims = new StoredClaims(columns)
      const state = parseFrame(await this.readPart(0, head), await this.readPart(bytes - tail, tail), claims)
      if (!state) return null
      this.#known = facts
      this.#columns = columns
      return { state, claims }
    } catch {
      return null
    }
  }

  /** Rejects with the system's error. */
  readPart(at: number, length: number): Promise<Uint8Array> {
    return this.#ports.fs.readPart(this.#path, at, length)
  }

  /** Reads the whole file for claims that were left in it. False where it cannot be read, or is not, bit for bit, what was written. */
  async readRest(claims: StoredClaims): Promise<boolean> {
    const bytes = await this.#ports.fs.readFile(this.#path).catch(() => null)
    if (bytes?.length !== claims.frame.bytes) return false
    const hash = createHash('sha256')
    for (let at = bytes.indexOf(0x0a) + 1; at < bytes.length; at += HASHED_AT_ONCE) {
      hash.update(bytes.subarray(at, at + HASHED_AT_ONCE))
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (hash.digest('hex') !== claims.frame.sha256) return false
    claims.fill(bytes)
    return true
  }

  /** @throws FailureError library-changed-outside, disk-full, library-read-only, library-unwritable; the old file is untouched then */
  async write(state: SetState): Promise<void> {
    await this.#refuseChanged()
    try {
      // Again at the very end: writing takes long enough for a sync tool to put another file there.
      const { parts, columns } = await formatSnapshot(state)
      this.#columns = null
      this.#known = await durableWrite(this.#ports, this.#path, parts, () => this.#refuseChanged())
      this.#columns = columns
    } catch (error) {
      if (error instanceof FailureError) throw error
      // After a failed flush of the folder the new file may be there already.
      this.#known = await this.#facts().catch(() => this.#known)
      throw writeFailure(error)
    }
  }

  async #refuseChanged(): Promise<void> {
    const isAsLeft = await this.isAsLeft().catch((error: unknown) => {
      // Nothing is known of the file now, be it changed or not.
      throw writeFailure(error)
    })
    if (!isAsLeft) throw new FailureError('library-changed-outside', { file: this.#shown })
  }

  async isAsLeft(): Promise<boolean> {
    return isSameFile(await this.#facts(), this.#known)
  }

  async #facts(): Promise<FileFacts | null> {
    return this.#ports.fs.facts(this.#path).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
  }
}

type Identity = Pick<FileFacts, 'inode' | 'size' | 'modified'>

function isSameFile(a: Identity | null, b: Identity | null): boolean {
  return a?.inode === b?.inode && a?.size === b?.size && a?.modified === b?.modified
}
