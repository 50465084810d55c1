import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import { deepEqual } from '#annotations/model/deep-equal'
import type { Op } from '#annotations/ops/op'
import type { CareHost, OpenSet } from '../care-host'
import { parseJournal } from '../journal-format'
import type { SetStore } from '../library-store'
import type { Merged } from './outside-changes'

const QUOTE_LENGTH = 120

/** Claims that `set` lacks, in text order. */
export function goneIn(set: AnnotationSet, before: AnnotationSet): readonly Claim[] {
  const gone = [...before.claims.values()].filter(({ id }) => !set.claims.has(id))
  return gone.toSorted((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
}

export function refusalOf(gone: readonly Claim[], of: number): NonNullable<Merged['refused']> {
  return { count: gone.length, of, quotes: gone.map(({ content }) => shortened(content.map(({ exact }) => exact).join(' … '))) }
}

/** At the end of a word, where there is one. */
function shortened(quote: string): string {
  if (quote.length <= QUOTE_LENGTH) return quote
  const start = quote.slice(0, QUOTE_LENGTH)
  const end = start.lastIndexOf(' ')
  return `${start.slice(0, end > QUOTE_LENGTH / 2 ? end : QUOTE_LENGTH)}…`
}

/**
 * What a journal on disk has from where it and the edits made here are not the same any more, if that is before the snapshot, which is ours:
 * reading would take those edits for ones that the snapshot has. Null where it is not so.
 */
export async function opsApart({ ports, layout }: CareHost, { articleId, analyst, kind, set }: OpenSet): Promise<readonly Op[] | null> {
  const bytes = await ports.fs.readFile(layout.set(articleId, analyst, kind).journal).catch(() => null)
  const entries = bytes ? parseJournal(bytes).entries : []
  const ours = new Map((await set.edits().catch(() => [])).map(({ seq, op }) => [seq, op]))
  const recent = set.recentOps()
  for (const [seq, op] of recent) ours.set(seq, op)
  const snapshotSeq = Math.min(set.seq, ...[...recent.keys()].map((seq) => seq - 1))
  const from = entries.findIndex(({ seq, op }) => !deepEqual(ours.get(seq), op))
  const first = entries[from]
  return first && first.seq <= snapshotSeq ? entries.slice(from).map(({ op }) => op) : null
}

/** Edits made here that what is on disk does not have. A journal that is as it was left tells nothing of a snapshot that is not. */
export async function unknownTo(
  theirs: SetStore,
  recent: readonly (readonly [number, Op])[],
  files: { readonly journal: boolean; readonly snapshot: boolean },
): Promise<readonly Op[]> {
  if (files.snapshot && !files.journal) return recent.map(([, op]) => op)
  const known = new Map((await theirs.edits().catch(() => [])).map(({ seq, op }) => [seq, op]))
  const from = recent.findIndex(([seq, op]) => !deepEqual(known.get(seq), op) && seq > 0)
  return from === -1 ? [] : recent.slice(from).map(([, op]) => op)
}
