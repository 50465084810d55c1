import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { type Failure, FailureError } from '#shared/failures'
import { errorCode, isMissing, writeFailure } from './fs-failure'
import type { StorePorts } from './store-ports'
import { parseJson } from './versioned-json'
import { writeAll } from './write-all'

/** Who writes a library. */
const ownerSchema = z.object({
  pid: z.int(),
  host: z.string(),
  bootId: z.nullable(z.string()),
  startedAt: z.nullable(z.string()),
  nonce: z.string(),
})
type Owner = z.output<typeof ownerSchema>

/** A lock that another process is just writing is given this long to become readable. */
const UNREADABLE_PATIENCE_MS = 300

export type Locked = { readonly kind: 'locked'; readonly lock: LibraryLock } | { readonly kind: 'refused'; readonly failure: Failure }

/**
 * The file that says which process may write. It has no time stamp: a laptop that slept is not a dead process. It is taken over only
 * where its owner can be seen to be gone: on this machine, and the machine was started anew or the process is dead or another has its
 * number.
 */
export class LibraryLock {
  readonly #ports: StorePorts
  readonly #path: string
  readonly #nonce: string

  private constructor(ports: StorePorts, path: string, nonce: string) {
    this.#ports = ports
    this.#path = path
    this.#nonce = nonce
  }

  /** @throws FailureError library-locked, and what keeps the lock from being written */
  static async takeOrFail(ports: StorePorts, path: string, given: string | null = null): Promise<LibraryLock> {
    const taken = await LibraryLock.take(ports, path, given)
    if (taken.kind === 'refused') throw new FailureError(taken.failure.code, taken.failure.values)
    return taken.lock
  }

  /** @param given the name of another computer whose lock a person has given up: only they know that it is gone */
  static async take(ports: StorePorts, path: string, given: string | null = null): Promise<Locked> {
    const { process } = ports
    const nonce = randomBytes(16).toString('hex')
    const [bootId, startedAt] = await Promise.all([process.bootId(), process.startedAt(process.pid)])
    const owner: Owner = { pid: process.pid, host: process.host, bootId, startedAt, nonce }
    try {
      // More than once: another process may take over the same dead lock at the same time.
      for (let attempt = 0; attempt < 3; attempt++) {
        if (await create(ports, path, owner)) return { kind: 'locked', lock: new LibraryLock(ports, path, nonce) }
        const other = await readOwner(ports, path)
        if (other === 'gone') continue
        const isGivenUp = other !== 'unreadable' && other.host === given && given !== process.host
        if (other !== 'unreadable' && !isGivenUp && !(await isGone(ports, other, bootId)))
          return { kind: 'refused', failure: lockedBy(other) }
        await setAside(ports, path, other)
      }
      return { kind: 'refused', failure: { code: 'library-locked', values: { pid: '?', host: process.host } } }
    } catch (error) {
      return { kind: 'refused', failure: writeFailure(error).toFailure() }
    }
  }

  /** @throws FailureError library-changed-outside where the lock is not this one any more; another where that cannot be told now */
  async check(): Promise<void> {
    const owner = await readOwner(this.#ports, this.#path).catch((error: unknown) => {
      throw writeFailure(error)
    })
    if (typeof owner === 'string' || owner.nonce !== this.#nonce) throw new FailureError('library-changed-outside', { file: 'lock' })
  }

  /** Never rejects: a lock that stays is taken over once this process is gone. */
  async release(): Promise<void> {
    try {
      await this.check()
      await this.#ports.fs.remove(this.#path)
    } catch {
      // Not ours any more, or not to be removed.
    }
  }
}

async function create({ fs }: StorePorts, path: string, owner: Owner): Promise<boolean> {
  const file = await fs.open(path, 'create').catch((error: unknown) => {
    if (errorCode(error) === 'EEXIST') return null
    throw error
  })
  if (!file) return false
  try {
    await writeAll(file, Buffer.from(`${JSON.stringify(owner)}\n`), 0, path)
  } catch (error) {
    await fs.remove(path).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
  return true
}

async function readOwner({ fs }: StorePorts, path: string): Promise<Owner | 'gone' | 'unreadable'> {
  for (let waited = 0; ; waited += 50) {
    const bytes = await fs.readFile(path).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
    if (!bytes) return 'gone'
    const owner = ownerSchema.safeParse(parseJson(bytes))
    if (owner.success) return owner.data
    // The machine or the process stopped between making the file and writing into it.
    if (waited >= UNREADABLE_PATIENCE_MS) return 'unreadable'
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function isGone({ process }: StorePorts, owner: Owner, bootId: string | null): Promise<boolean> {
  if (owner.host !== process.host) return false
  if (owner.bootId !== null && bootId !== null && owner.bootId !== bootId) return true
  if (!process.isAlive(owner.pid)) return true
  const startedAt = await process.startedAt(owner.pid)
  return owner.startedAt !== null && startedAt !== null && owner.startedAt !== startedAt
}

/**
 * Takes a dead lock away by renaming it, and puts it back where it turns out to be another than the one found dead: between
 * reading and renaming, a second process may have taken the library over.
 */
async function setAside(ports: StorePorts, path: string, dead: Owner | 'unreadable'): Promise<void> {
  const aside = `${path}.${ports.randomId()}`
  try {
    await ports.fs.rename(path, aside)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  const moved = await readOwner(ports, aside)
  const same = moved === 'unreadable' || moved === 'gone' ? moved === dead : dead !== 'unreadable' && moved.nonce === dead.nonce
  await (same ? ports.fs.remove(aside) : ports.fs.rename(aside, path))
}

function lockedBy({ pid, host }: Owner): Failure {
  return { code: 'library-locked', values: { pid: String(pid), host } }
}
