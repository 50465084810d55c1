import { BACKUP_REASONS } from '#shared/contract/storage-methods'

/** Why a backup was made. */
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** What the name of a backup says, so that a list of hundreds is made without opening one. */
export interface BackupName {
  /** File name within the folder of backups. */
  readonly name: string
  /** When it was made, ISO 8601 UTC to the second. */
  readonly at: string
  readonly reason: BackupReason
  /** Claims of all analysts. */
  readonly claims: number
  /** Whose program made it, as temporary files are marked; empty where it was the only one that could. */
  readonly owner: string
}

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z-([a-z-]{5,20})-(\d{1,9})-[0-9a-f]{4}(?:-([0-9a-f]{8}))?\.zip$/

/** @param tag four hexadecimal digits, so that two backups of one second have two names */
export function backupName(at: string, reason: BackupReason, claims: number, tag: string, owner = ''): string {
  const [day = '', time = ''] = at.slice(0, 19).split('T')
  return `${day}T${time.replaceAll(':', '')}Z-${reason}-${claims}-${tag}${owner === '' ? '' : `-${owner}`}.zip`
}

/** Null where the name is not one of ours. */
export function parseBackupName(name: string): BackupName | null {
  const [, day, hour, minute, second, word, claims, owner = ''] = NAME.exec(name) ?? []
  const reason = BACKUP_REASONS.find((known) => known === word)
  return reason ? { name, at: `${day}T${hour}:${minute}:${second}Z`, reason, claims: Number(claims), owner } : null
}
