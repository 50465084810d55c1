import { createHash } from 'node:crypto'
import { type Unzipped, unzipSync, Zip, ZipDeflate } from 'fflate'
import * as z from 'zod/mini'
import type { Damage } from '../damage'
import { parseVersioned } from '../versioned-json'

export const BACKUP_SCHEMA = 1
const FORMAT = 'claimlight-backup'
const MANIFEST = 'backup.json'
/** Text packs to about a third already at the fastest levels, and an edit must not wait for more. */
const LEVEL = 3
/** A library of text is far below; what says it is more was not written here. */
const MOST_BYTES = 2 ** 30

/** By path relative to the library, with forward slashes. */
export type LibraryFiles = ReadonlyMap<string, Uint8Array>

const manifestSchema = z.object({
  at: z.string(),
  files: z.array(z.object({ path: z.string(), size: z.int(), sha256: z.string() })),
})

/** The files as a ZIP archive that any program opens, with a list of what is in it. Lets others run between two files. */
export async function packArchive(at: string, files: LibraryFiles): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, part) => {
    failed ??= error
    parts.push(part)
  })
  const put = (path: string, bytes: Uint8Array): void => {
    const entry = new ZipDeflate(path, { level: LEVEL })
    entry.mtime = at
    zip.add(entry)
    entry.push(bytes, true)
  }
  const listed = [...files].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }))
  put(MANIFEST, Buffer.from(`${JSON.stringify({ format: FORMAT, schema: BACKUP_SCHEMA, at, files: listed }, null, 1)}\n`))
  for (const [path, bytes] of files) {
    await new Promise((resolve) => setImmediate(resolve))
    put(path, bytes)
  }
  zip.end()
  if (failed) throw failed
  return parts
}

/** All files of an archive, each of the size and hash that was written down. Never throws. */
export function unpackArchive(bytes: Uint8Array): { readonly kind: 'read'; readonly files: LibraryFiles } | Damage {
  let total = 0
  let entries: Unzipped
  try {
    entries = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        if (total > MOST_BYTES) throw new RangeError(`more than ${MOST_BYTES} bytes`)
        return true
      },
    })
  } catch {
    return damaged('not a whole archive')
  }
  const manifest = parseVersioned(entries[MANIFEST] ?? new Uint8Array(), FORMAT, BACKUP_SCHEMA, manifestSchema)
  if (manifest.kind !== 'read') return manifest
  const files = new Map<string, Uint8Array>()
  for (const { path, size, sha256: wanted } of manifest.value.files) {
    const content = Object.hasOwn(entries, path) ? entries[path] : undefined
    if (!content || content.length !== size || sha256(content) !== wanted) return damaged(path)
    files.set(path, content)
  }
  return { kind: 'read', files }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const damaged = (where: string): Damage => ({ kind: 'damaged', where })
