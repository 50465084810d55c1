import type { AppEvent, Reply } from '#shared/contract/host'
import type { Method } from '#shared/contract/methods'
import type { Printer } from './printer'

/** The application without a window. Every host holds one of these and nothing else of it. */
export interface App {
  /**
   * The only door: looks the method up in the contract, parses the params, runs it, parses the result. Never rejects: what goes
   * wrong is a failure in the reply. `method` and `params` may be anything; they come from outside.
   */
  dispatch(method: string, params: unknown): Promise<Reply<Method>>
  onEvent(listener: (event: AppEvent) => void): () => void
  /** Everything to disk, lock given back. Safe to call twice. */
  close(): Promise<void>
}

/** What a host says about itself when it opens a library. */
export interface AppOptions {
  /** Path of the library folder; made if it does not exist. */
  readonly library: string
  readonly analyst: string
  readonly host: 'electron' | 'browser' | 'command-line' | 'test'
  readonly version: string
  /** Put the sample articles into a library that is new. */
  readonly samples: boolean
  /** What makes paper of pages; absent in hosts without pages. */
  readonly printer?: Printer
}
