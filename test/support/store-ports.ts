import { nodeStorePorts } from '#main/store/node-store-ports'
import type { FsPort } from '#main/store/fs-port'
import { nodeFs } from '#main/store/node-fs'
import type { StorePorts } from '#main/store/store-ports'

/** Real disk; a process that only this object says is alive, so that a test can end it and start the next. */
export class FakeMachine {
  host = 'desk'
  boot = 'boot-1'
  readonly #alive = new Map<number, string>()
  #lastPid = 100

  /** Ports of a new process. */
  start(fs: FsPort = nodeFs, options: { readonly pid?: number; readonly startedAt?: string } = {}): StorePorts {
    const pid = options.pid ?? ++this.#lastPid
    this.#alive.set(pid, options.startedAt ?? `start-${pid}`)
    return {
      ...nodeStorePorts(),
      fs,
      process: {
        pid,
        host: this.host,
        bootId: async () => this.boot,
        startedAt: async (other) => this.#alive.get(other) ?? null,
        isAlive: (other) => this.#alive.has(other),
      },
    }
  }

  /** Ends every process. */
  killAll(): void {
    this.#alive.clear()
  }
}
