import type { FsPort } from './fs-port'

/** What identifies a running process beyond its number, which the system gives to others later. */
export interface ProcessFacts {
  readonly pid: number
  readonly host: string
  /** Changes with every start of the machine; null where the system has none. */
  bootId(): Promise<string | null>
  /** When the process with this number started, in a form only compared; null where it cannot be told or there is none. */
  startedAt(pid: number): Promise<string | null>
  isAlive(pid: number): boolean
}

/** The world, as the store needs it. */
export interface StorePorts {
  readonly fs: FsPort
  /** ISO 8601, UTC. */
  readonly now: () => string
  /** Unguessable, of lower-case letters, digits and hyphens, at most 64 long. */
  readonly randomId: () => string
  readonly platform: string
  readonly process: ProcessFacts
  /** Whose temporary files these are, as eight hexadecimal digits; absent where only one program can be writing. */
  readonly owner?: string
}
