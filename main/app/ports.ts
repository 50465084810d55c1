import type { Importer } from '../exchange/importer'
import type { LibraryStore } from '../store/library-store'
import type { AppOptions } from './app'
import type { Printer } from './printer'
import type { Packer } from './package/packer'

/** All that the application needs of the world. Each has a twin in memory that tests use. */
export interface AppPorts {
  readonly store: LibraryStore
  readonly importer: Importer
  readonly packer: Packer
  /** The time as ISO 8601 UTC. */
  readonly now: () => string
  /** SHA-256 of the text as UTF-8, lower-case hexadecimal. */
  readonly sha256: (text: string) => string
  /** For pages that go onto paper; absent in hosts without pages. */
  readonly printer?: Printer
  readonly about: Pick<AppOptions, 'host' | 'version' | 'analyst'>
}
