import { begunOn, type MergedLogs, mergeLogs, replay } from '#annotations/merge/merge-logs'
import type { Side } from '#annotations/merge/merge-sets'
import { unmask } from '#annotations/merge/pseudonyms'
import { renameAnalysts } from '#annotations/merge/rename-analysts'
import { type AnnotationSet, emptySet } from '#annotations/model/annotation-set'
import type { ShownNames } from '#annotations/people/shown-names'
import { applyOp } from '#annotations/ops/apply'
import type { Decided, PackageSet } from '#shared/contract/package-methods'
import { FailureError } from '#shared/failures'
import type { PackedLog } from './package/package-content'
import type { ReadPackage } from './package/read-package'
import type { PackageBook } from '../store/package-book'
import type { SetStore } from '../store/library-store'
import type { AppContext } from './create-app'
import { pseudonymsOf } from './mask-articles'

/** One set of a package against the one here. */
export interface SetPlan {
  readonly merged: MergedLogs
  readonly told: PackageSet
}

/** Names where this library knows them: an answer to its own masked request speaks of "analyst A". */
export function withNames(read: ReadPackage, book: PackageBook, { nameOf }: ShownNames): ReadPackage {
  const { answers } = read.manifest
  if (answers?.kind !== 'masked' || !book.sent.some(({ id, kind }) => id === answers.id && kind === 'masked')) return read
  const names = unmask(pseudonymsOf(book))
  const words = new Map([...names].map(([mask, id]) => [mask, nameOf(id)]))
  const rename = (log: PackedLog): PackedLog => ({ ...log, ...renameAnalysts(log, names, { words }) })
  return { ...read, articles: read.articles.map((one) => ({ ...one, logs: one.logs.map(rename) })) }
}

/**
 * What bringing a log in would do. Writes nothing.
 * @param set here, or null where its article is not here yet
 * @throws FailureError where the set here cannot be read in full
 */
export async function planSet(context: AppContext, set: SetStore | null, log: PackedLog, decided: readonly Decided[]): Promise<SetPlan> {
  if (set?.failure) throw new FailureError(set.failure.code, set.failure.values)
  const edits = set && set.seq > 0 ? await set.edits() : []
  const mine = { ...log, begunOn: set && edits.length > 0 ? begunOn(edits, set.set.revision) : log.begunOn, log: edits }
  const merged = mergeLogs(mine, log, context.sha256, sidesOf(log, decided))
  if (merged.kind === 'broken') throw new FailureError('op-conflict', { reason: merged.why, id: String(merged.seq) })
  const before = set?.set ?? emptySet(log.articleId, log.begunOn, log.analyst)
  const after = outcome(before, log, merged)
  const ids = [...before.claims.values()].map(({ id }) => id)
  return {
    merged,
    told: {
      articleId: log.articleId,
      analyst: log.analyst,
      set: log.kind,
      isOwn: log.analyst.normalize('NFC') === context.about.analyst.normalize('NFC'),
      fate: merged.kind === 'append' && edits.length === 0 ? 'new' : merged.kind,
      edits: merged.kind === 'append' ? merged.entries.length : merged.kind === 'merge' ? log.log.length : 0,
      claims: ids.length,
      removes: ids.filter((id) => !after.claims.has(id) && !after.rechecks.has(id)).length,
      conflicts: merged.kind === 'merge' ? merged.conflicts : [],
    },
  }
}

export function isDecided({ told }: SetPlan, decided: readonly Decided[]): boolean {
  const known = new Set(decided.filter((one) => isOf(one, told)).map(({ claim }) => claim))
  return told.conflicts.every(({ id }) => known.has(id))
}

function outcome(before: AnnotationSet, log: PackedLog, merged: MergedLogs): AnnotationSet {
  if (merged.kind === 'append') {
    const after = replay(log, log.log.length)
    return after.kind === 'set' ? after.set : before
  }
  if (merged.kind !== 'merge') return before
  const applied = applyOp(before, merged.op)
  return applied.kind === 'applied' ? applied.set : before
}

function sidesOf(log: PackedLog, decided: readonly Decided[]): ReadonlyMap<string, Side> {
  const told = { articleId: log.articleId, analyst: log.analyst, set: log.kind }
  return new Map(decided.filter((one) => isOf(one, told)).map(({ claim, side }) => [claim, side]))
}

function isOf(one: Decided, told: Pick<PackageSet, 'articleId' | 'analyst' | 'set'>): boolean {
  return one.articleId === told.articleId && one.analyst === told.analyst && one.set === told.set
}
