import type { Claim } from '../model/claim'
import type { Span, Spans } from '../text/span'

/** One analyst's claim in a cluster. */
export interface Member {
  readonly analyst: string
  readonly claim: Claim
}

/** In what the members of a cluster differ. `found`: not every analyst has a claim there. */
export interface Differences {
  readonly found: boolean
  readonly span: boolean
  readonly tag: boolean
  readonly source: boolean
  readonly links: boolean
}

/**
 * What several analysts marked as one claim: at most one claim of each. A claim that one analyst alone found is a cluster of one.
 */
export interface Cluster {
  /** Analyst and id of its oldest claim, so that it stays while others join, leave or change. */
  readonly key: string
  /** By analyst's id. */
  readonly members: readonly Member[]
  /** Analysts of the alignment that have no claim here, by id. */
  readonly missing: readonly string[]
  /** All that any member covers. */
  readonly content: Spans
  /** From the first to the last code unit that any member covers. */
  readonly span: Span
  readonly differs: Differences
  /** How much there is to settle, for "worst first": 0 where all agree in everything, at most 10 (see cluster-differences.ts). */
  readonly weight: number
}

export function isAgreed({ differs }: Cluster): boolean {
  return !(differs.found || differs.span || differs.tag || differs.source || differs.links)
}

export function compareWorstFirst(a: Cluster, b: Cluster): number {
  return b.weight - a.weight || compareByPlace(a, b)
}

export function compareByPlace(a: Cluster, b: Cluster): number {
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}
