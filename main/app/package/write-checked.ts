import type { PackageContent } from './package-content'
import { readPackage } from './read-package'
import { writePackage, type WrittenPackage } from './write-package'

/** A package that was read as a colleague will read it. @throws FailureError where it could not be */
export function writeChecked(name: string, content: PackageContent): WrittenPackage {
  const written = writePackage(content)
  readPackage(name, written.bytes)
  return written
}
