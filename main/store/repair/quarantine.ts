import { dirname, join } from 'node:path'
import { durableWrite } from '../durable-write'
import { ensureFolder } from '../ensure-folder'
import { isMissing, writeFailure } from '../fs-failure'
import type { Layout } from '../layout'
import type { StorePorts } from '../store-ports'

/**
 * Copies files into a new folder of the quarantine, flushed and compared, before anything is written where they stand. A file whose bytes the
 * disk does not give is moved there instead. What is not there is left out. Gives the folder as messages show it.
 * @throws FailureError disk-full, library-read-only, library-unwritable; every file is where it was then
 */
export async function quarantine(
  ports: StorePorts,
  layout: Layout,
  paths: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { fs } = ports
  const stamp = ports.now().slice(0, 19).replaceAll(':', '')
  const folder = join(layout.quarantine, `${stamp}Z-${ports.randomId().slice(0, 8)}`)
  try {
    await ensureFolder(fs, folder)
    for (const path of paths) {
      const target = join(folder, ...layout.shown(path).split('/'))
      const bytes = await fs.readFile(path).catch((error: unknown) => (isMissing(error) ? 'missing' : 'unreadable'))
      if (bytes === 'missing') continue
      await ensureFolder(fs, dirname(target))
      if (typeof bytes === 'string') await fs.rename(path, target)
      else {
        await durableWrite(ports, target, bytes)
        if (Buffer.compare(await fs.readFile(target), bytes) !== 0) throw new Error(`${target} does not read back as it was written`)
      }
    }
    for (const [name, text] of Object.entries(extra)) await durableWrite(ports, join(folder, name), Buffer.from(text))
  } catch (error) {
    throw writeFailure(error)
  }
  return layout.shown(folder)
}
