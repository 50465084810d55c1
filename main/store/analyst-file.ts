import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { durableWrite } from './durable-write'
import { ensureFolder } from './ensure-folder'
import type { Layout } from './layout'
import type { StorePorts } from './store-ports'
import { jsonFilesIn } from './small-file'
import { parseVersioned } from './versioned-json'

const SCHEMA = 1
const FORMAT = 'claimlight-analyst'
const fileSchema = z.object({ name: z.string(), host: z.string() })

/** The computer on which an analyst last worked in the library; null where they never did, or the file cannot be read. */
export async function readAnalystHost({ fs }: Pick<StorePorts, 'fs'>, layout: Layout, analyst: string): Promise<string | null> {
  const bytes = await fs.readFile(layout.analyst(analyst)).catch(() => null)
  const read = bytes && parseVersioned(bytes, FORMAT, SCHEMA, fileSchema)
  return read?.kind === 'read' ? read.value.host : null
}

/** Says for the others' sake that this analyst's files are written from this computer. Rejects with the system's error. */
export async function writeAnalystHost(ports: StorePorts, layout: Layout, analyst: string): Promise<void> {
  const { host } = ports.process
  if ((await readAnalystHost(ports, layout, analyst)) === host) return
  const path = layout.analyst(analyst)
  await ensureFolder(ports.fs, dirname(path))
  await durableWrite(ports, path, Buffer.from(`${JSON.stringify({ format: FORMAT, schema: SCHEMA, name: analyst, host }, null, 2)}\n`))
}

/** What everybody who has edited something in the library goes by. Files that cannot be read are left out. */
export async function analystsAtWork({ fs }: Pick<StorePorts, 'fs'>, layout: Layout): Promise<readonly string[]> {
  const ids: string[] = []
  for (const path of await jsonFilesIn(fs, layout.analysts)) {
    const bytes = await fs.readFile(path).catch(() => null)
    const read = bytes && parseVersioned(bytes, FORMAT, SCHEMA, fileSchema)
    if (read?.kind === 'read' && layout.analyst(read.value.name) === path) ids.push(read.value.name)
  }
  return ids
}
