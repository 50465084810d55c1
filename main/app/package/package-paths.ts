import type { SetKind } from '../../store/layout'

const FOLDERS: Readonly<Record<SetKind, string>> = { annotations: 'sets', review: 'reviews' }
const PATH = /^articles\/([0-9a-f]{16})\/(?:(article\.json)|revisions\/([0-9a-f]{64})\.txt|(sets|reviews)\/([1-9][0-9]{0,5})\.ndjson)$/

export const articlePath = (id: string): string => `articles/${id}/article.json`
export const textPath = (id: string, sha256: string): string => `articles/${id}/revisions/${sha256}.txt`
/** Numbered, not named: who it is of stands inside. */
export const logPath = (id: string, kind: SetKind, number: number): string => `articles/${id}/${FOLDERS[kind]}/${number}.ndjson`

export type PackagePath =
  | { readonly kind: 'article'; readonly id: string }
  | { readonly kind: 'text'; readonly id: string; readonly sha256: string }
  | { readonly kind: 'log'; readonly id: string; readonly set: SetKind }

/** What a file of a package is; null where no package has such a file. */
export function parsePackagePath(path: string): PackagePath | null {
  const [, id, article, sha256, folder] = PATH.exec(path) ?? []
  if (id === undefined) return null
  if (article !== undefined) return { kind: 'article', id }
  if (sha256 !== undefined) return { kind: 'text', id, sha256 }
  return { kind: 'log', id, set: folder === FOLDERS.review ? 'review' : 'annotations' }
}
