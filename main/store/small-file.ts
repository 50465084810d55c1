import { dirname, join } from 'node:path'
import type * as z from 'zod/mini'
import { durableWrite } from './durable-write'
import { ensureFolder } from './ensure-folder'
import { writeFailure } from './fs-failure'
import type { FsPort } from './fs-port'
import type { StorePorts } from './store-ports'
import { parseJson } from './versioned-json'

/** Reads a file of conveniences (view, settings): what cannot be read is null, as if it had never been written. */
export async function readSmallFile<T>({ fs }: Pick<StorePorts, 'fs'>, path: string, schema: z.ZodMiniType<T>): Promise<T | null> {
  const bytes = await fs.readFile(path).catch(() => null)
  const parsed = bytes && schema.safeParse(parseJson(bytes))
  return parsed?.success ? parsed.data : null
}

/** @throws FailureError disk-full, library-read-only, library-unwritable */
export async function writeSmallFile(ports: StorePorts, path: string, value: unknown): Promise<void> {
  try {
    await ensureFolder(ports.fs, dirname(path))
    await durableWrite(ports, path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`))
  } catch (error) {
    throw writeFailure(error)
  }
}

/** Paths of the JSON files in a folder, by name; none where it is not there. */
export async function jsonFilesIn(fs: Pick<FsPort, 'readFolder'>, folder: string): Promise<readonly string[]> {
  const names = await fs.readFolder(folder).catch(() => [])
  return names
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .toSorted()
    .map((name) => join(folder, name))
}
