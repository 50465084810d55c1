import { join } from 'node:path'
import { damageToFailure } from '../damage'
import { durableWrite, sweepTemporaries } from '../durable-write'
import { ensureFolder } from '../ensure-folder'
import { isMissing, readFailure, writeFailure } from '../fs-failure'
import { FailureError } from '#shared/failures'
import type { Layout } from '../layout'
import type { StorePorts } from '../store-ports'
import { type LibraryFiles, packArchive, unpackArchive } from './backup-archive'
import { type BackupName, backupName, type BackupReason, parseBackupName } from './backup-name'
import { backupsToDrop } from './thin-backups'

export interface Backup extends BackupName {
  /** Bytes of the archive. */
  readonly size: number
}

/** The folder of backups: one archive each, made whole or not at all and read back before it counts. */
export class Backups {
  readonly #ports: StorePorts
  readonly #layout: Layout

  constructor(ports: StorePorts, layout: Layout) {
    this.#ports = ports
    this.#layout = layout
  }

  /** Newest first. An empty list where there is no such folder. */
  async list(): Promise<readonly Backup[]> {
    const { fs } = this.#ports
    const names = await fs.readFolder(this.#layout.backups).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw readFailure(error, 'backups')
    })
    const backups: Backup[] = []
    for (const name of names.toSorted().reverse()) {
      const parsed = parseBackupName(name)
      const facts = parsed && (await fs.facts(join(this.#layout.backups, name)).catch(() => null))
      if (parsed && facts?.kind === 'file') backups.push({ ...parsed, size: facts.size })
    }
    return backups
  }

  /** Those that this analyst's program made: in a shared folder everybody thins out their own. */
  own(all: readonly Backup[]): readonly Backup[] {
    return all.filter(({ owner }) => owner === '' || owner === this.#ports.owner)
  }

  /**
   * On disk and read back when it resolves; then those of one's own that are too many go.
   * @throws FailureError disk-full, library-read-only, library-unwritable, library-damaged where it does not read back as it was written
   */
  async create(reason: BackupReason, claims: number, files: LibraryFiles): Promise<Backup> {
    const { fs } = this.#ports
    const at = this.#ports.now()
    const tag = this.#ports
      .randomId()
      .replaceAll(/[^0-9a-f]/g, '')
      .padEnd(4, '0')
      .slice(0, 4)
    const name = backupName(at, reason, claims, tag, this.#ports.owner)
    const path = join(this.#layout.backups, name)
    try {
      await ensureFolder(fs, this.#layout.backups)
      await sweepTemporaries(this.#ports, this.#layout.backups)
      await durableWrite(this.#ports, path, await packArchive(at, files))
    } catch (error) {
      throw writeFailure(error)
    }
    try {
      await this.#readBack(name, files)
    } catch (error) {
      // One that cannot be read would only be trusted.
      await fs.remove(path).catch(() => undefined)
      throw error
    }
    const all = await this.list()
    for (const { name: old } of backupsToDrop(this.own(all), at))
      if (old !== name) await fs.remove(join(this.#layout.backups, old)).catch(() => undefined)
    const made = all.find((backup) => backup.name === name)
    if (!made) throw new FailureError('library-damaged', { file: `backups/${name}`, where: 'missing' })
    return made
  }

  /** All that is in one. @throws FailureError unknown-backup, library-damaged, library-newer */
  async read(name: string): Promise<LibraryFiles> {
    const shown = `backups/${name}`
    if (!parseBackupName(name)) throw new FailureError('unknown-backup', { name })
    const bytes = await this.#ports.fs.readFile(join(this.#layout.backups, name)).catch((error: unknown) => {
      throw isMissing(error) ? new FailureError('unknown-backup', { name }, error) : readFailure(error, shown)
    })
    const unpacked = unpackArchive(bytes)
    if (unpacked.kind === 'read') return unpacked.files
    const { code, values } = damageToFailure(unpacked, shown)
    throw new FailureError(code, values)
  }

  async #readBack(name: string, files: LibraryFiles): Promise<void> {
    const read = await this.read(name)
    for (const [path, bytes] of files) {
      const other = read.get(path)
      if (!other || Buffer.compare(other, bytes) !== 0) throw new FailureError('library-damaged', { file: `backups/${name}`, where: path })
    }
  }
}
