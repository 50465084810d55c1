import { LibraryBackups } from './backup/library-backups'
import type { CareHost } from './care-host'
import type { Problem } from './library-store'
import { OutsideChanges } from './outside/outside-changes'
import { LibraryRepair } from './repair/library-repair'

/** Everything that keeps a library from being lost, beside writing it well. */
export interface LibraryCare {
  readonly backups: LibraryBackups
  readonly repair: LibraryRepair
  readonly outside: OutsideChanges
}

export function createCare(host: CareHost, verify: () => Promise<readonly Problem[]>, repairLibraryFile: () => Promise<void>): LibraryCare {
  return {
    backups: new LibraryBackups(host),
    repair: new LibraryRepair(host, verify, repairLibraryFile),
    outside: new OutsideChanges(host),
  }
}
