import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { articleIdSchema } from '#shared/contract/model-schemas'
import { REQUEST_KINDS } from '#shared/contract/package-kinds'
import { personSchema } from '#shared/contract/people-methods'
import { FailureError } from '#shared/failures'
import { isMissing, writeFailure } from './fs-failure'
import type { Layout } from './layout'
import { quarantine } from './repair/quarantine'
import { writeSmallFile } from './small-file'
import type { StorePorts } from './store-ports'
import { parseVersioned } from './versioned-json'

export const PACKAGE_BOOK_SCHEMA = 1
const FORMAT = 'claimlight-packages'

const request = {
  id: z.string(),
  kind: z.enum(REQUEST_KINDS),
  created: z.string(),
  articles: z.readonly(z.array(articleIdSchema)),
}
const bookSchema = z.readonly(
  z.object({
    sent: z.readonly(z.array(z.readonly(z.object(request)))),
    /** `from`: the sender as the package names them, or null. `returned`: the articles of which an answer has been made. */
    received: z.readonly(
      z.array(z.readonly(z.object({ ...request, from: z.nullable(z.string()), returned: z.readonly(z.array(articleIdSchema)) }))),
    ),
    /** Unguessable; empty until the first masked package. */
    salt: z.string(),
    pseudonyms: z.readonly(z.array(z.readonly(z.object({ analyst: z.string(), mask: z.string() })))),
    /** Whom packages named: colleagues who write their names elsewhere. Absent in files from before names could change. */
    people: z._default(z.readonly(z.array(personSchema)), []),
  }),
)

/** Packages that an analyst has sent for review and been sent, oldest first, and who is called what in masked ones. */
export type PackageBook = z.output<typeof bookSchema>
export type ReceivedRequest = PackageBook['received'][number]

const EMPTY: PackageBook = { sent: [], received: [], salt: '', pseudonyms: [], people: [] }

/** Names are in it that others must not see, so each analyst's is a file of their own. */
export interface PackageBookFile {
  /** @throws FailureError packages-unreadable, library-newer: who is who in masked packages could not be told any more */
  read(): Promise<PackageBook>
  /** @throws FailureError disk-full, library-read-only, library-unwritable */
  write(book: PackageBook): Promise<void>
  /** Puts a file that cannot be read into the quarantine, so that there is none. The folder it is in then. @throws FailureError as `write` */
  setAside(): Promise<string>
}

interface Opened {
  readonly ports: StorePorts
  readonly layout: Layout
  readonly analyst: string
}

/** @param write runs what writes in its turn, where the library can be written */
export function packageBookFile({ ports, layout, analyst }: Opened, write: <T>(work: () => Promise<T>) => Promise<T>): PackageBookFile {
  const path = layout.packageBook(analyst)
  return {
    read: () => readBook(ports, path, layout.shown(path)),
    write: (book) => write(() => writeSmallFile(ports, path, { format: FORMAT, schema: PACKAGE_BOOK_SCHEMA, ...book })),
    setAside: () =>
      write(async () => {
        const found = await readBook(ports, path, layout.shown(path)).catch((error: unknown) => error)
        if (!(found instanceof FailureError)) throw new RangeError('packages: nothing is wrong with the file')
        if (found.code !== 'packages-unreadable') throw found
        const folder = await quarantine(ports, layout, [path])
        await ports.fs.remove(path).catch((error: unknown) => {
          if (!isMissing(error)) throw writeFailure(error)
        })
        await ports.fs.syncFolder(dirname(path))
        return folder
      }),
  }
}

async function readBook({ fs }: StorePorts, path: string, shown: string): Promise<PackageBook> {
  let bytes: Uint8Array
  try {
    bytes = await fs.readFile(path)
  } catch (error) {
    if (isMissing(error)) return EMPTY
    throw new FailureError('packages-unreadable', { file: shown }, error)
  }
  const read = parseVersioned(bytes, FORMAT, PACKAGE_BOOK_SCHEMA, bookSchema)
  if (read.kind === 'read') return read.value
  if (read.kind === 'newer') throw new FailureError('library-newer', { file: shown, version: read.version })
  throw new FailureError('packages-unreadable', { file: shown })
}
