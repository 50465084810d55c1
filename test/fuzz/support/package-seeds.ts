import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Bundle } from '#annotations/formats/bundle'
import type { Op } from '#annotations/ops/op'
import { MANIFEST } from '#main/app/package/manifest'
import type { PackedArticle } from '#main/app/package/package-content'
import { writePackage } from '#main/app/package/write-package'
import { sampleBundle } from '../../annotations/formats/sample-bundle'
import { AT, OTHER_BUNDLE } from './sample-library'
import { sealLines } from './store-targets'

const SENDER = 'Bo'

/** A package of somebody else about a text that is known and one that is not: every claim an edit of its own, then their links. */
export const samplePackage: Uint8Array = writePackage({
  kind: 'open',
  answers: null,
  from: SENDER,
  analysts: [{ id: SENDER, name: SENDER, names: [] }],
  generator: 'test',
  created: AT,
  articles: [sampleBundle, OTHER_BUNDLE].map(packed),
}).bytes

const files = Object.entries(unzipSync(samplePackage)).toSorted(([a], [b]) => (a < b ? -1 : 1))
/** Its files, in the order that `resealed` counts them in. */
export const packageFiles: readonly Uint8Array[] = files.map(([, bytes]) => bytes)

/** The package with one file changed, and its manifest and that file's own seals telling the truth about it: what somebody sends who knows the format. */
export function resealed(changed: number, bytes: Uint8Array): Uint8Array {
  const content = new Map(files)
  const path = files[changed % files.length]?.[0] ?? MANIFEST
  content.set(path, Uint8Array.from(path.endsWith('.ndjson') ? sealLines(bytes) : bytes))
  if (path !== MANIFEST) {
    const manifest = JSON.parse(strFromU8(content.get(MANIFEST) ?? new Uint8Array())) as {
      readonly entries: readonly { readonly path: string }[]
    }
    const entries = manifest.entries.map((entry) => ({ ...entry, ...facts(content.get(entry.path)) }))
    content.set(MANIFEST, strToU8(JSON.stringify({ ...manifest, entries })))
  }
  return zipSync(Object.fromEntries(content))
}

const facts = (bytes = new Uint8Array()) => ({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })

function packed({ article, text, set }: Bundle): PackedArticle {
  const { sha256 } = article.revisions[0] ?? { sha256: '' }
  const atoms: Op['atoms'] = [
    ...set.claims.map((claim) => ({ kind: 'claim.add', claim: { ...claim, nestedIn: null } }) as const),
    ...set.links.map((link) => ({ kind: 'link.add', link }) as const),
  ]
  const log = atoms.map((atom, i) => ({ seq: i + 1, at: AT, by: SENDER, op: { label: 'add-claim', atoms: [atom] } satisfies Op }))
  return {
    article,
    texts: new Map([[sha256, text]]),
    logs: [{ kind: 'annotations', articleId: article.id, analyst: SENDER, begunOn: sha256, log }],
  }
}
