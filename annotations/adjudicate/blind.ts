import type { ReviewRecord } from '../model/review-record'
import type { FrozenFigure, Stage, StageKind } from '../model/stage'
import type { SetPoint } from '../model/decision'
import type { Planned } from '../ops/plan-edit'
import type { Alignment } from '../review/align-sets'

/** Agreement before the sets were shown to this participant; null while it is not kept, and the sets are not to be shown. */
export function frozenBefore({ stages }: ReviewRecord): Stage | null {
  return earliest([...stages.values()].filter(({ kind }) => kind === 'before'))
}

/** Agreement after discussion, each time it was kept, oldest first. */
export function frozenAfter({ stages }: ReviewRecord): readonly Stage[] {
  return [...stages.values()].filter(({ kind }) => kind === 'after').sort(compareStages)
}

/** Keeps figures for good, with the sets that they are of. */
export function planFreeze(
  kind: StageKind,
  alignment: Alignment,
  points: readonly SetPoint[],
  figures: readonly FrozenFigure[],
  { id, by, at, revision }: Pick<Stage, 'id' | 'by' | 'at' | 'revision'>,
): Planned {
  const seqOf = new Map(points.map(({ analyst, seq }) => [analyst, seq]))
  const sets = alignment.sets.map(({ analyst }) => ({ analyst, seq: seqOf.get(analyst) ?? 0 }))
  const claims = alignment.sets.map((set) => set.claims.size)
  const stage: Stage = { id, kind, by, at, revision, sets, claims, figures }
  return { kind: 'planned', op: { label: 'freeze-agreement', atoms: [{ kind: 'stage.add', stage }] } }
}

function earliest(stages: readonly Stage[]): Stage | null {
  return [...stages].sort(compareStages)[0] ?? null
}

function compareStages(a: Stage, b: Stage): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1
}
