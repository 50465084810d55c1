import type { AnnotationSet } from '../model/annotation-set'
import type { ArticleMetadata } from '../model/article'
import type { Claim } from '../model/claim'
import type { SetPoint } from '../model/decision'
import type { Stage } from '../model/stage'
import { type AgreementOverTime, agreementOverTime } from '../review/agreement/agreement-over-time'
import { type PooledAgreement, type PooledIntervals, poolAgreement, pooledIntervals } from '../review/agreement/pooled-agreement'
import { AgreementMeter, type SetAgreement } from '../review/agreement/set-agreement'
import { type SetIntervals, type SetSample, setIntervals } from '../review/agreement/set-intervals'
import type { Alignment } from '../review/align-sets'
import type { CarriedSet } from '../review/carry-sets'
import { type Cluster, compareWorstFirst, isAgreed } from '../review/cluster'
import { frozenAfter, frozenBefore } from './blind'
import { type ClusterState, DecisionIndex } from './decision-index'

/** What is reported of one article. */
export interface ReviewedArticle {
  readonly id: string
  readonly metadata: ArticleMetadata
  /** SHA-256 and text of the revision that is compared. */
  readonly revision: string
  readonly text: string
  readonly carried: readonly CarriedSet[]
  /** How far each set was read. */
  readonly points: readonly SetPoint[]
  /** The reviewer's part: decisions, adjudicated claims, agreement that was kept. */
  readonly own: AnnotationSet
}

/** A statement as the report shows it. */
export interface ReportStatement {
  /** Its number in the text, from 1. */
  readonly number: number
  readonly cluster: Cluster
  readonly state: ClusterState
  /** What was decided; null where that is no claim, or nothing was decided. */
  readonly result: Claim | null
}

export interface ArticleReport extends ReviewedArticle {
  readonly alignment: Alignment
  readonly agreement: SetAgreement
  readonly sample: SetSample
  readonly intervals: SetIntervals
  /** Agreement before discussion as it was kept; null where it was not. */
  readonly before: Stage | null
  /** Each time it was kept afterwards, oldest first. */
  readonly after: readonly Stage[]
  /** Those on which analysts differ, worst first. */
  readonly differing: readonly ReportStatement[]
  /** Those on which all agree in everything, in text order. */
  readonly agreed: readonly ReportStatement[]
  readonly settled: number
}

/** A review as it is to be read by people: articles, and all of them together. */
export interface ReviewReport {
  readonly reviewer: string
  readonly articles: readonly ArticleReport[]
  readonly pooled: PooledAgreement
  readonly intervals: PooledIntervals
  readonly overTime: AgreementOverTime
}

/** Puts a report together. The same whatever the order of the sets; articles stay in the order given. */
export function reviewReport(reviewed: readonly ReviewedArticle[], reviewer: string): ReviewReport {
  const articles = reviewed.map(reportOf)
  const pooled = poolAgreement(articles.map(({ agreement }) => agreement))
  return {
    reviewer,
    articles,
    pooled,
    intervals: pooledIntervals(pooled, articles),
    overTime: agreementOverTime(articles.map(({ alignment }) => alignment)),
  }
}

function reportOf(reviewed: ReviewedArticle): ArticleReport {
  const { own, carried, text } = reviewed
  const sets = carried.map(({ set }) => set)
  const { alignment, agreement, sample } = new AgreementMeter().measure(sets, text.length)
  const drawnFrom = sample()
  const index = new DecisionIndex(own.review.decisions)
  const statements = alignment.clusters.map((cluster, i): ReportStatement => {
    const state = index.stateOf(cluster)
    const id = state.kind === 'decided' ? state.decision.result : null
    return { number: i + 1, cluster, state, result: id === null ? null : (own.claims.get(id) ?? null) }
  })
  return {
    ...reviewed,
    alignment,
    agreement,
    sample: drawnFrom,
    intervals: setIntervals(drawnFrom),
    before: frozenBefore(own.review),
    after: frozenAfter(own.review),
    differing: statements.filter(({ cluster }) => !isAgreed(cluster)).sort((a, b) => compareWorstFirst(a.cluster, b.cluster)),
    agreed: statements.filter(({ cluster }) => isAgreed(cluster)),
    settled: statements.filter(({ state }) => state.kind === 'decided').length,
  }
}
