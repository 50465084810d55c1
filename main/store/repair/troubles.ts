import { basename } from 'node:path'
import { fileToName } from '../file-name'
import type { SetKind } from '../layout'
import type { Problem } from '../library-store'

/** What a repair is about: one set, one article's own file, one of its texts, or the library's own file. */
export type RepairTarget =
  | { readonly kind: 'set'; readonly set: SetKind; readonly articleId: string; readonly analyst: string }
  | { readonly kind: 'article'; readonly articleId: string }
  | { readonly kind: 'text'; readonly articleId: string }
  | { readonly kind: 'library' }

/** Which of them a damaged file belongs to; null where no repair here is about it. */
export function targetOf({ file, analyst }: Pick<Problem, 'file' | 'analyst'>): RepairTarget | null {
  if (file === 'library.json') return { kind: 'library' }
  const [, articleId, rest = ''] = /^articles\/([0-9a-f]{16})\/(.+)$/.exec(file) ?? []
  if (articleId === undefined) return null
  if (rest === 'article.json' || rest.startsWith('amendments/')) return { kind: 'article', articleId }
  if (rest.startsWith('revisions/')) return { kind: 'text', articleId }
  const set = rest.startsWith('sets/') ? 'annotations' : rest.startsWith('reviews/') ? 'review' : null
  if (set === null) return null
  const name = analyst ?? fileToName(basename(rest).replace(/\.(?:nd)?json$/, ''))
  return name === null ? null : { kind: 'set', set, articleId, analyst: name }
}

/** Problems put together by what a repair would be about. */
export function groupProblems(
  problems: readonly Problem[],
): readonly { readonly target: RepairTarget | null; readonly files: readonly Problem[] }[] {
  const groups = new Map<string, { readonly target: RepairTarget | null; readonly files: Problem[] }>()
  for (const problem of problems) {
    const target = targetOf(problem)
    const key = target ? JSON.stringify(target) : problem.file
    const group = groups.get(key) ?? { target, files: [] }
    groups.set(key, group)
    group.files.push(problem)
  }
  return [...groups.values()]
}
