import type { PackageContent } from './package-content'
import { type ReadPackage, readPackage } from './read-package'
import { writeChecked } from './write-checked'
import type { WrittenPackage } from './write-package'

/** Reads and makes packages, somewhere a hostile or a large one holds nothing up. */
export interface Packer {
  /**
   * Reads and checks a package whole.
   * @throws FailureError as `readPackage`; too-large, import-timed-out, import-cancelled
   */
  read(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<ReadPackage>
  /** Makes a package, and reads it as a colleague will. @throws FailureError as `read` */
  make(name: string, content: PackageContent): Promise<WrittenPackage>
  /** Ends what is under way, which fails with `import-cancelled`. Nothing was written. Safe where nothing is. */
  cancel(): void
  close(): Promise<void>
}

/** Works in this very process: for tests, where it harms nobody else. */
export const createDirectPacker = (): Packer => ({
  read: async ({ name, bytes }) => readPackage(name, bytes),
  make: async (name, content) => writeChecked(name, content),
  cancel: () => {},
  close: async () => {},
})
