import type { Adapter } from 'lowdb'
import { FailureError } from '#shared/failures'
import { damageToFailure } from './damage'
import { durableWrite } from './durable-write'
import { isMissing, readFailure, writeFailure } from './fs-failure'
import type { FileFacts } from './fs-port'
import type { SetState } from './set-state'
import { formatSnapshot, parseSnapshot } from './snapshot-format'
import type { StorePorts } from './store-ports'

/**
 * lowdb's view of a snapshot file. lowdb's own adapters never flush and take a file that holds `null` for a new one; this one
 * writes durably, and says so when a file is damaged or was changed by another program since.
 */
export class SnapshotFile implements Adapter<SetState> {
  readonly #ports: StorePorts
  readonly #path: string
  readonly #shown: string
  readonly #depth: 'quick' | 'full'
  /** The file as this object last read or left it; null for none. */
  #known: FileFacts | null = null

  /**
   * @param shown the path as messages show it
   * @param depth how closely to look at what has the right checksum
   */
  constructor(ports: StorePorts, path: string, shown: string, depth: 'quick' | 'full' = 'quick') {
    this.#ports = ports
    this.#path = path
    this.#shown = shown
    this.#depth = depth
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
    const snapshot = parseSnapshot(bytes, this.#depth)
    if (snapshot.kind === 'read') return snapshot.state
    const { code, values } = damageToFailure(snapshot, this.#shown)
    throw new FailureError(code, values)
  }

  /** @throws FailureError library-changed-outside, disk-full, library-read-only, library-unwritable; the old file is untouched then */
  async write(state: SetState): Promise<void> {
    await this.#refuseChanged()
    try {
      // Again at the very end: writing takes long enough for a sync tool to put another file there.
      this.#known = await durableWrite(this.#ports, this.#path, await formatSnapshot(state), () => this.#refuseChanged())
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
    const found = await this.#facts()
    return found?.inode === this.#known?.inode && found?.size === this.#known?.size && found?.modified === this.#known?.modified
  }

  async #facts(): Promise<FileFacts | null> {
    return this.#ports.fs.facts(this.#path).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
  }
}
