import { FailureError } from '#shared/failures'

/** Why an archive is not unpacked; the message catalogue has words for `reason.<reason>`. */
export const ZIP_REASONS = [
  /** Not a ZIP archive, cut short, or at odds with itself. */
  'archive-broken',
  'archive-too-many',
  'archive-too-large',
  /** An entry that grows far more than text does: a decompression bomb. */
  'archive-bomb',
  /** An entry whose name is no plain relative path, or stands there twice. */
  'archive-name',
  /** A symbolic link or a device. */
  'archive-link',
  /** Encrypted, of several volumes, of more than 4 GB, or packed by another method than store and deflate. */
  'archive-method',
] as const
export type ZipReason = (typeof ZIP_REASONS)[number]

/** @throws FailureError unsafe-archive */
export function refuseZip(name: string, reason: ZipReason): never {
  throw new FailureError('unsafe-archive', { name, reason })
}
