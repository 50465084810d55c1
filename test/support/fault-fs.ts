import type { FsPort, OpenFile } from '#main/store/fs-port'

/** One call of the port, numbered from 1 in the order of the calls. */
export interface FsCall {
  readonly number: number
  readonly name: keyof FsPort | keyof OpenFile
  readonly path: string
}

/**
 * What happens to a call. `die`: it and every later one fails, as if the process had ended before it. `die-halfway`: a write stores
 * half of its bytes first. `short`: a write stores one byte and says so. `full`: a write says that it stored nothing.
 */
export type Fate = 'pass' | 'die' | 'die-halfway' | 'short' | 'full' | { readonly code: string }

/** The real file system, except for what `decide` says of each call. */
export class FaultFs {
  readonly #inner: FsPort
  readonly #decide: (call: FsCall) => Fate
  readonly #open = new Set<OpenFile>()
  readonly #underWay = new Set<Promise<unknown>>()
  #count = 0
  #dead = false

  constructor(inner: FsPort, decide: (call: FsCall) => Fate) {
    this.#inner = inner
    this.#decide = decide
  }

  get calls(): number {
    return this.#count
  }

  get isDead(): boolean {
    return this.#dead
  }

  /** Closes what the dead left open, as the system does, once its last calls are through: none of them comes to the disk later. */
  async bury(): Promise<void> {
    this.#dead = true
    await Promise.allSettled(this.#underWay)
    for (const file of this.#open) await file.close()
    this.#open.clear()
  }

  readonly port: FsPort = {
    readFile: (path) => this.#call('readFile', path, () => this.#inner.readFile(path)),
    readPart: (path, at, length) => this.#call('readPart', path, () => this.#inner.readPart(path, at, length)),
    readFolder: (path) => this.#call('readFolder', path, () => this.#inner.readFolder(path)),
    facts: (path) => this.#call('facts', path, () => this.#inner.facts(path)),
    open: async (path, how) => {
      const file = await this.#call('open', path, () => this.#inner.open(path, how))
      if (!this.#dead) return this.#wrap(path, file)
      // It was being opened when the process ended.
      await file.close()
      throw new Error('the process is dead')
    },
    makeFolder: (path) => this.#call('makeFolder', path, () => this.#inner.makeFolder(path)),
    rename: (from, to) => this.#call('rename', to, () => this.#inner.rename(from, to)),
    remove: (path) => this.#call('remove', path, () => this.#inner.remove(path)),
    removeFolder: (path) => this.#call('removeFolder', path, () => this.#inner.removeFolder(path)),
    syncFolder: (path) => this.#call('syncFolder', path, () => this.#inner.syncFolder(path)),
  }

  #wrap(path: string, file: OpenFile): OpenFile {
    this.#open.add(file)
    return {
      write: (bytes, at) =>
        this.#call(
          'write',
          path,
          () => file.write(bytes, at),
          (part) => (part === 0 ? Promise.resolve(0) : file.write(bytes.subarray(0, part === 'half' ? bytes.length >> 1 : part), at)),
        ),
      truncate: (length) => this.#call('truncate', path, () => file.truncate(length)),
      dataSync: () => this.#call('dataSync', path, () => file.dataSync()),
      sync: () => this.#call('sync', path, () => file.sync()),
      facts: () => this.#call('facts', path, () => file.facts()),
      close: () =>
        this.#call('close', path, async () => {
          this.#open.delete(file)
          await file.close()
        }),
    }
  }

  async #through<T>(call: Promise<T>): Promise<T> {
    this.#underWay.add(call)
    try {
      return await call
    } finally {
      this.#underWay.delete(call)
    }
  }

  async #call<T>(
    name: FsCall['name'],
    path: string,
    pass: () => Promise<T>,
    part: (part: 'half' | 0 | 1) => Promise<T> = pass,
  ): Promise<T> {
    if (this.#dead) throw new Error('the process is dead')
    const fate = this.#decide({ number: ++this.#count, name, path })
    switch (fate) {
      case 'pass':
        return this.#through(pass())
      case 'short':
        return part(1)
      case 'full':
        return part(0)
      case 'die':
      case 'die-halfway':
        this.#dead = true
        if (fate === 'die-halfway' && name === 'write') await part('half')
        throw new Error(`the process died at call ${this.#count}, ${name}`)
      default:
        throw Object.assign(new Error(`${fate.code}: ${name} ${path}`), { code: fate.code })
    }
  }
}
