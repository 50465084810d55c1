import { durableWrite } from '../durable-write'
import { writeFailure } from '../fs-failure'
import type { Layout } from '../layout'
import { formatLibraryFile } from '../library-file'
import type { StorePorts } from '../store-ports'
import { quarantine } from './quarantine'

/** Writes library.json anew; it gets another id. The old file is in the quarantine. */
export async function rebuildLibraryFile(ports: StorePorts, layout: Layout): Promise<void> {
  await quarantine(ports, layout, [layout.library])
  try {
    await durableWrite(ports, layout.library, formatLibraryFile({ id: ports.randomId() }))
  } catch (error) {
    throw writeFailure(error)
  }
}
