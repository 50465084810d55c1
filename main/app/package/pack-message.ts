import type { FailedAnswer } from '../../exchange/file-thread'
import type { PackageContent } from './package-content'
import type { ReadPackage } from './read-package'
import type { WrittenPackage } from './write-package'

/** What the thread for packages is asked. One at a time, so neither side needs a number to tell answers apart. */
export type PackRequest =
  | { readonly kind: 'read'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'make'; readonly name: string; readonly content: PackageContent }

export type PackAnswer =
  | { readonly kind: 'read'; readonly read: ReadPackage }
  | { readonly kind: 'made'; readonly written: WrittenPackage }
  | FailedAnswer
