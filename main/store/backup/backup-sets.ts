import type { ArticleFile } from '../article-file'
import { readArticle } from '../amendments'
import { type Layout, layoutOf, SET_KINDS, type SetKind } from '../layout'
import { readSet } from '../read-set'
import type { SetState } from '../set-state'
import { setsOf } from '../sets-of'
import { SnapshotFile } from '../snapshot-file'
import type { StorePorts } from '../store-ports'
import type { LibraryFiles } from './backup-archive'
import { filesFs } from './files-fs'
import { articleIds } from './library-files'

const ROOT = '/backup'

/** One analyst's set as a backup has it. */
export interface BackedUpSet {
  readonly analyst: string
  readonly kind: SetKind
  readonly state: SetState
}

/** One article as a backup has it. What cannot be read there is left out: the backup of a damaged library is worth having too. */
export interface BackedUpArticle extends ArticleFile {
  readonly sets: readonly BackedUpSet[]
}

export function backupLayout(): Layout {
  return layoutOf(ROOT)
}

/** Every article of a backup with its sets, one at a time. */
export async function* articlesIn(ports: StorePorts, files: LibraryFiles): AsyncIterable<BackedUpArticle> {
  const layout = backupLayout()
  const within: StorePorts = { ...ports, fs: filesFs(ROOT, files) }
  for (const id of await articleIds(within.fs, layout)) {
    const file = await readArticle(within, layout, id).catch(() => null)
    if (!file) continue
    const sets: BackedUpSet[] = []
    for (const { analyst, kind } of await namesOf(within, layout, id)) {
      const paths = layout.set(id, analyst, kind)
      const snapshot = new SnapshotFile(within, paths.snapshot, layout.shown(paths.snapshot))
      const revision = file.article.revisions.at(-1)?.sha256 ?? ''
      const found = await readSet(within.fs, paths, layout.shown, snapshot, { articleId: id, analyst, revision })
      if (!found.failure) sets.push({ analyst, kind, state: found.state })
    }
    yield { ...file, sets }
  }
}

async function namesOf(
  ports: StorePorts,
  layout: Layout,
  id: string,
): Promise<readonly { readonly analyst: string; readonly kind: SetKind }[]> {
  const names: { readonly analyst: string; readonly kind: SetKind }[] = []
  for (const kind of SET_KINDS) names.push(...(await setsOf(ports.fs, layout, id, kind)).analysts.map((analyst) => ({ analyst, kind })))
  return names
}
