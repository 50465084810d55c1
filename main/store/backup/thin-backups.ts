import type { BackupName } from './backup-name'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of those made before something, the newest are kept, whatever their age. */
const KEPT_BEFORE = 20

/**
 * Which backups may go: of those made by the clock the newest of each hour stays for a day, of each day for a month, of each month for
 * ever. Those a person asked for stay. The newest of all always stays, also where the clock was set back and all others look newer.
 */
export function backupsToDrop(backups: readonly BackupName[], now: string): readonly BackupName[] {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.name < b.name ? 1 : -1))
  const filled = new Set<string>()
  let before = 0
  return newestFirst.filter((backup, i) => {
    if (i === 0 || backup.reason === 'manual') return false
    if (backup.reason !== 'hourly' && backup.reason !== 'daily') return ++before > KEPT_BEFORE
    const age = Date.parse(now) - Date.parse(backup.at)
    const slot = backup.at.slice(0, age < DAY_MS ? 13 : age < 31 * DAY_MS ? 10 : 7)
    if (filled.has(slot)) return true
    filled.add(slot)
    return false
  })
}

/** Which of the clock's backups is due, or null. */
export function dueBackup(backups: readonly BackupName[], now: string): 'hourly' | 'daily' | null {
  const ages = backups.map(({ at }) => Math.abs(Date.parse(now) - Date.parse(at)))
  const youngest = Math.min(Infinity, ...ages)
  return youngest >= DAY_MS ? 'daily' : youngest >= HOUR_MS ? 'hourly' : null
}
