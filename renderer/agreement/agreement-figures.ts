import { frozenAfter, frozenBefore } from '#annotations/adjudicate/blind'
import { type Claim, type Tag, TAGS } from '#annotations/model/claim'
import { adjudicatedClaims } from '#annotations/review/agreement/adjudicated-pair'
import { periodStart } from '#annotations/review/agreement/agreement-over-time'
import type { PairAgreement } from '#annotations/review/agreement/pair-agreement'
import { type Cluster, isAgreed } from '#annotations/review/cluster'
import type { ReviewSet } from '#annotations/review/review-set'
import { sliceSpans } from '#annotations/text/span'
import type { Host } from '#shared/contract/host'
import { confusionFigure } from '#shared/figures/confusion-figure'
import type { FigureData } from '#shared/figures/figure-data'
import { shortDay } from '#shared/figures/figure-numbers'
import { intervalRow, intervalsFigure } from '#shared/figures/interval-row'
import { pairFigure } from '#shared/figures/pair-figure'
import { progressFigure } from '#shared/figures/progress-figure'
import { mixByAnalystFigure, mixBySourceFigure } from '#shared/figures/tag-mix-figure'
import { periodsFigure, timeFigure } from '#shared/figures/time-figure'
import { message } from '#shared/messages/message'
import { analystName } from '../state/analyst-name'
import type { ReviewState } from '../state/review-store'
import type { Measured } from './measure-sets'
import type { Openings } from './openings'
import { pastOpening } from './past-opening'
import { type PairMeasure, pairPart, pairValue } from './pair-measures'

/** Coefficients on tags: of all analysts at once, and of each tag. */
export function tagFigures({ agreement, intervals }: Measured, openings: Openings): readonly FigureData[] {
  const { tags, perTag, disagree } = agreement
  const open = (title: string): string => openings.addDiffering(title, () => openings.ofKeys(disagree.tag))
  const row = (measure: 'alpha' | 'ac1' | 'fleiss') => {
    const label = message(`measure-of.${measure}`)
    return intervalRow(label, tags[measure], intervals[measure], open(label))
  }
  const tagRow = (tag: Tag) => {
    const label = message(`tag.${tag}`)
    const opens = openings.addDiffering(label, () =>
      openings.ofKeys(disagree.tag).filter(({ members }) => members.some(({ claim }) => claim.tag === tag)),
    )
    return intervalRow(label, perTag[tag].alpha, intervals.perTag[tag], opens)
  }
  const words = { rowsAre: message('figure.coefficients.rows'), valueIs: message('figure.value') }
  return [
    intervalsFigure({ ...words, title: message('figure.coefficients'), description: message('figure.coefficients.about') }, [
      row('alpha'),
      row('ac1'),
      row('fleiss'),
    ]),
    intervalsFigure(
      {
        title: message('figure.per-tag'),
        description: message('figure.per-tag.about'),
        rowsAre: message('figure.per-tag.rows'),
        valueIs: message('measure-of.alpha'),
      },
      TAGS.map(tagRow),
    ),
  ]
}

export function placeFigure({ agreement, intervals }: Measured, openings: Openings): FigureData {
  const { alphaU, alphaUByTag, sources, links, disagree } = agreement
  const places = (): readonly Cluster[] => openings.ofKeys([...new Set([...disagree.span, ...disagree.found])])
  const rows = [
    { measure: 'alpha-u', figure: alphaU, interval: intervals.alphaU, clusters: places },
    {
      measure: 'alpha-u-by-tag',
      figure: alphaUByTag,
      interval: intervals.alphaUByTag,
      clusters: () => [...new Set([...places(), ...openings.ofKeys(disagree.tag)])],
    },
    { measure: 'sources', figure: sources, interval: intervals.sources, clusters: () => openings.ofKeys(disagree.source) },
    { measure: 'links', figure: links, interval: intervals.links, clusters: () => openings.ofKeys(disagree.links) },
  ] as const
  return intervalsFigure(
    {
      title: message('figure.places'),
      description: message('figure.places.about'),
      rowsAre: message('figures.measure'),
      valueIs: message('figure.value'),
    },
    rows.map(({ measure, figure, interval, clusters }) => {
      const label = message(`measure-of.${measure}`)
      // A chance figure's counts are of code units here, which say nothing to a reader.
      const bare = figure.kind === 'figure' ? { kind: figure.kind, value: figure.value } : figure
      const row = intervalRow(label, bare, interval, openings.addDiffering(label, clusters))
      return measure === 'links' && figure.kind === 'undefined' ? { ...row, note: message('figure.no-links') } : row
    }),
  )
}

export function pairsFigure({ agreement, intervals }: Measured, measure: PairMeasure, openings: Openings): FigureData {
  const { analysts, pairs } = agreement
  const at = (first: number, second: number): number =>
    pairs.findIndex((pair) => pair.first === analysts[first] && pair.second === analysts[second])
  const label = message(`measure-of.${measure}`)
  return pairFigure({
    measure: label,
    names: analysts.map(analystName),
    valueOf: (first, second) => {
      const pair = pairs[at(first, second)]
      return pair ? pairValue(pair, measure) : { kind: 'undefined', why: 'no-units' }
    },
    intervalOf: (first, second) => intervals.pairs[at(first, second)]?.[measure] ?? null,
    opens: (first, second) => {
      const pair = pairs[at(first, second)]
      if (!pair) return null
      return openings.addDiffering(`${label}, ${pairName(pair)}`, () => openings.ofPair(pair, pair.disagree[pairPart(measure)]))
    },
  })
}

export function pairName({ first, second }: PairAgreement, isAdjudicated = false): string {
  return message('figures.pair', {
    first: analystName(first),
    second: isAdjudicated ? message('figures.adjudicated') : analystName(second),
  })
}

/** @param adjudicated what was decided, where it is the second; null for two analysts */
export function confusionOfPair(pair: PairAgreement, adjudicated: ReviewSet | null, openings: Openings): FigureData {
  const first = analystName(pair.first)
  const second = adjudicated ? message('figures.adjudicated') : analystName(pair.second)
  const tagged = (row: Tag, column: Tag): readonly Cluster[] =>
    adjudicated ? againstDecided(pair, adjudicated, row, column, openings) : bothTagged(pair, row, column, openings)
  return confusionFigure({
    first,
    second,
    confusion: pair.confusion,
    opens: (row, column) => {
      const heading =
        row === column
          ? message('figures.list-agree', { first, second, tag: message(`tag.${row}`) })
          : message('figures.list', { title: `${first}: ${message(`tag.${row}`)}, ${second}: ${message(`tag.${column}`)}` })
      return openings.add(heading, () => tagged(row, column))
    },
  })
}

function bothTagged(pair: PairAgreement, row: Tag, column: Tag, { state }: Openings): readonly Cluster[] {
  return state.alignment.clusters.filter((cluster) => tagOf(cluster, pair.first) === row && tagOf(cluster, pair.second) === column)
}

/** What was decided stands in no lane: the statements are those of the analyst's claims that were compared with it. */
function againstDecided(pair: PairAgreement, adjudicated: ReviewSet, row: Tag, column: Tag, { state }: Openings): readonly Cluster[] {
  const set = state.alignment.sets.find(({ analyst }) => analyst === pair.first)
  if (!set) return []
  const found = adjudicatedClaims(set, adjudicated).filter(([claim, decided]) => claim.tag === row && decided.tag === column)
  return found.flatMap(([{ id }]) => state.alignment.clusterOf(pair.first, id) ?? [])
}

const tagOf = ({ members }: Cluster, analyst: string): Tag | null | undefined =>
  members.find((member) => member.analyst === analyst)?.claim.tag

/** Tags by analyst and by source, and how far the review is. */
export function mixFigures(
  { alignment, settled, states, text }: Pick<ReviewState, 'alignment' | 'settled' | 'states' | 'text'>,
  openings: Openings,
): readonly FigureData[] {
  const differing = (clusters: readonly Cluster[]): readonly Cluster[] => clusters.filter((cluster) => !isAgreed(cluster))
  const ofClaims = (claims: readonly Claim[]): readonly Cluster[] => {
    const chosen = new Set(claims)
    return alignment.clusters.filter(({ members }) => members.some(({ claim }) => chosen.has(claim)))
  }
  const claimsOf = alignment.sets.map(({ analyst, claims }) => ({ name: analystName(analyst), claims: [...claims.values()] }))
  const untagged = claimsOf.map(({ name, claims }) => {
    const left = claims.filter(({ tag }) => tag === null)
    const label = message('figure.progress.tagged', { analyst: name })
    return {
      label,
      done: claims.length - left.length,
      left: left.length,
      opens: left.length === 0 ? null : openings.add(message('figures.list-untagged', { analyst: name }), () => ofClaims(left)),
    }
  })
  const open = openings.add(message('figures.list-unsettled'), () =>
    alignment.clusters.filter(({ key }) => states.get(key)?.kind !== 'decided'),
  )
  return [
    progressFigure([
      { label: message('figure.progress.settled'), done: settled, left: alignment.clusters.length - settled, opens: open },
      ...untagged,
    ]),
    mixByAnalystFigure(claimsOf.map((set) => ({ ...set, opens: openings.addDiffering(set.name, () => differing(ofClaims(set.claims))) }))),
    mixBySourceFigure({
      claims: claimsOf.flatMap(({ claims }) => claims),
      nameOf: (claim) => (claim.sourceName === '' ? sliceSpans(text, claim.source) : claim.sourceName),
      opens: (claims, name) => openings.addDiffering(name === '' ? message('figure.no-source') : name, () => differing(ofClaims(claims))),
    }),
  ]
}

/** Null where all claims were marked in one period. A point opens the claims of its period. */
export function periodFigure({ overTime }: Measured, openings: Openings): FigureData | null {
  return periodsFigure(overTime, (from) =>
    openings.addDiffering(message('figures.period', { date: shortDay(`${from}T00:00:00Z`) }), () =>
      openings.state.alignment.clusters.filter((cluster) => cluster.differs.tag && periodStart(cluster, overTime.period) === from),
    ),
  )
}

/** Null where agreement was never kept. A point opens the claims as they were when it was. */
export function stagesFigure({ own }: Pick<ReviewState, 'own'>, openings: Openings, host: Pick<Host, 'call'>): FigureData | null {
  const before = frozenBefore(own.review)
  if (!before) return null
  return timeFigure([before, ...frozenAfter(own.review)], (measure, stage) =>
    openings.addOther(() => pastOpening(stage, measure, { articleId: own.articleId, openings, host })),
  )
}
