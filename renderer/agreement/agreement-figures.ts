import { frozenAfter, frozenBefore } from '#annotations/adjudicate/blind'
import { type Claim, type Tag, TAGS } from '#annotations/model/claim'
import type { PairAgreement } from '#annotations/review/agreement/pair-agreement'
import { type Cluster, isAgreed } from '#annotations/review/cluster'
import { sliceSpans } from '#annotations/text/span'
import { confusionFigure } from '#shared/figures/confusion-figure'
import type { FigureData } from '#shared/figures/figure-data'
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
import { type PairMeasure, pairPart, pairValue } from './pair-measures'

/** Coefficients on tags: of all analysts at once, and of each tag. */
export function tagFigures({ agreement, intervals }: Measured, openings: Openings): readonly FigureData[] {
  const { tags, perTag, disagree } = agreement
  const open = (title: string): string => openings.add(title, () => openings.ofKeys(disagree.tag))
  const row = (measure: 'alpha' | 'ac1' | 'fleiss') => {
    const label = message(`measure-of.${measure}`)
    return intervalRow(label, tags[measure], intervals[measure], open(label))
  }
  const tagRow = (tag: Tag) => {
    const label = message(`tag.${tag}`)
    const opens = openings.add(label, () =>
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
      const row = intervalRow(label, bare, interval, openings.add(label, clusters))
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
      return openings.add(`${label}, ${pairName(pair)}`, () => openings.ofPair(pair, pair.disagree[pairPart(measure)]))
    },
  })
}

export function pairName({ first, second }: PairAgreement, isAdjudicated = false): string {
  return message('figures.pair', {
    first: analystName(first),
    second: isAdjudicated ? message('figures.adjudicated') : analystName(second),
  })
}

/** @param isAdjudicated the second is what was decided, not an analyst of the alignment */
export function confusionOfPair(pair: PairAgreement, isAdjudicated: boolean, openings: Openings): FigureData {
  const first = analystName(pair.first)
  const second = isAdjudicated ? message('figures.adjudicated') : analystName(pair.second)
  return confusionFigure({
    first,
    second,
    confusion: pair.confusion,
    opens: (row, column) =>
      isAdjudicated
        ? openings.add(`${first}: ${message(`tag.${row}`)}, ${second}: ${message(`tag.${column}`)}`, () =>
            // Only what differs can be told from the pair; what was decided stands in no lane.
            row === column ? [] : openings.ofPair(pair, pair.disagree.tag).filter((cluster) => tagOf(cluster, pair.first) === row),
          )
        : openings.add(`${first}: ${message(`tag.${row}`)}, ${second}: ${message(`tag.${column}`)}`, () =>
            openings.state.alignment.clusters.filter(
              (cluster) => tagOf(cluster, pair.first) === row && tagOf(cluster, pair.second) === column,
            ),
          ),
  })
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
    return { label, done: claims.length - left.length, left: left.length, opens: openings.add(label, () => ofClaims(left)) }
  })
  const open = openings.add(message('figure.progress.settled'), () =>
    alignment.clusters.filter(({ key }) => states.get(key)?.kind !== 'decided'),
  )
  return [
    progressFigure([
      { label: message('figure.progress.settled'), done: settled, left: alignment.clusters.length - settled, opens: open },
      ...untagged,
    ]),
    mixByAnalystFigure(claimsOf.map((set) => ({ ...set, opens: openings.add(set.name, () => differing(ofClaims(set.claims))) }))),
    mixBySourceFigure({
      claims: claimsOf.flatMap(({ claims }) => claims),
      nameOf: (claim) => (claim.sourceName === '' ? sliceSpans(text, claim.source) : claim.sourceName),
      opens: (claims, name) => openings.add(name === '' ? message('figure.no-source') : name, () => differing(ofClaims(claims))),
    }),
  ]
}

/** Null where all claims were marked in one period. */
export function periodFigure({ agreement, overTime }: Measured, openings: Openings): FigureData | null {
  return periodsFigure(overTime, () => openings.add(message('figure.periods'), () => openings.ofKeys(agreement.disagree.tag)))
}

/** Null where agreement was never kept. */
export function stagesFigure({ own, disagreements }: Pick<ReviewState, 'own' | 'disagreements'>, openings: Openings): FigureData | null {
  const before = frozenBefore(own.review)
  if (!before) return null
  return timeFigure([before, ...frozenAfter(own.review)], (measure) =>
    openings.add(message(`measure.${measure}`), () => openings.ofKeys(disagreements)),
  )
}
