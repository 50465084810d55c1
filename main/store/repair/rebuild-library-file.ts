import { durableWrite } from '../durable-write'
import { writeFailure } from '../fs-failure'
import type { Layout } from '../layout'
import { formatLibraryFile, type LibraryFile } from '../library-file'
import type { StorePorts } from '../store-ports'
import { quarantine } from './quarantine'

/** Writes library.json anew; it gets another id, and the names come from the sets. The old file is in the quarantine. */
export async function rebuildLibraryFile(ports: StorePorts, layout: Layout, analysts: readonly string[]): Promise<LibraryFile> {
  const file: LibraryFile = { id: ports.randomId(), analysts: [...analysts] }
  await quarantine(ports, layout, [layout.library])
  try {
    await durableWrite(ports, layout.library, formatLibraryFile(file))
  } catch (error) {
    throw writeFailure(error)
  }
  return file
}
