import { frozenBefore, planFreeze } from '#annotations/adjudicate/blind'
import { DecisionIndex } from '#annotations/adjudicate/decision-index'
import { frozenFigures } from '#annotations/adjudicate/frozen-figures'
import { type DecisionContext, planMany } from '#annotations/adjudicate/plan-decision'
import { type OpenReason, takeMany, type Taken, type TakeRule } from '#annotations/adjudicate/take-many'
import { setFromData } from '#annotations/model/annotation-set'
import type { Op } from '#annotations/ops/op'
import type { Planned } from '#annotations/ops/plan-edit'
import type { ShownNames } from '#annotations/people/shown-names'
import { alignSets } from '#annotations/review/align-sets'
import type { Cluster } from '#annotations/review/cluster'
import { sliceSpans } from '#annotations/text/span'
import { FailureError } from '#shared/failures'
import { message } from '#shared/messages/message'
import type { App } from '../app/app'
import { articlesFor, type ComparedSets, comparedSets, tellCarried } from './compared-sets'
import { call } from './call'
import { idNamed, namesIn, tellWithheld } from './names'
import { type Output, UsageError } from './output'

export interface AdjudicateOptions {
  readonly article?: string
  readonly take?: string
  readonly 'full-agreement'?: boolean
  readonly reason?: string
  readonly 'dry-run'?: boolean
  readonly json?: boolean
}

/** @throws UsageError where it is not said, or said twice, what is taken */
export function takeRule({ take, 'full-agreement': isAgreed }: AdjudicateOptions): TakeRule {
  if ((take === undefined) === !isAgreed || take?.trim() === '') {
    throw new UsageError('adjudicate needs one of --take majority, --take NAME, --full-agreement')
  }
  if (take === undefined) return { kind: 'agreed' }
  return take === 'majority' ? { kind: 'majority' } : { kind: 'analyst', analyst: take }
}

/**
 * Settles at once what a rule settles, in this analyst's part of the review, and names what stays open. Decisions that a person made stay. Agreement
 * as it is before anything is settled is kept first, where that was not done.
 */
export async function adjudicateCommand(app: App, options: AdjudicateOptions, output: Output, newId: () => string): Promise<number> {
  const said = takeRule(options)
  const rule = said.kind === 'analyst' ? { ...said, analyst: await idNamed(app, said.analyst) } : said
  const { nameOf } = await namesIn(app)
  let failed = false
  let reviewed = 0
  for (const articleId of await articlesFor(app, options.article)) {
    const opened = await call(app, 'review.open', { articleId })
    tellWithheld(articleId, opened.withheld, output)
    const own = setFromData(opened.own.set)
    const compared = await comparedSets(app, articleId, opened.sets, own.revision, output)
    failed ||= compared.isLacking
    if (compared.sets.length < 2) continue
    if (rule.kind === 'analyst' && !compared.sets.some(({ analyst }) => analyst === rule.analyst)) {
      output.err(`${articleId}: ${message('adjudicate.no-set', { analyst: nameOf(rule.analyst) })}\n`)
      failed = true
      continue
    }
    if (opened.readOnly && !options['dry-run']) throw new FailureError(opened.readOnly.code, opened.readOnly.values)
    reviewed++
    tellCarried(articleId, compared.carried, output, nameOf)
    const { analyst: by } = own
    const at = new Date().toISOString()
    const alignment = alignSets(compared.sets)
    const outcome = takeMany(alignment, new DecisionIndex(own.review.decisions), rule)
    const context = contextOf(compared, by, at, newId)
    const reasonOf = (taken: Taken): string => options.reason?.trim() || reasonFor(rule, taken, alignment.analysts.length, nameOf)
    const decisions = outcome.taken.map((taken) => ({ cluster: taken.cluster, ruling: taken.ruling, reason: reasonOf(taken) }))
    const planned = planMany(own, decisions, context, rule.kind === 'agreed' ? 'accept-agreed' : 'take-many')
    const frozen = frozenBefore(own.review)
      ? null
      : planFreeze('before', alignment, compared.points, frozenFigures(compared.sets, compared.text.length), {
          id: newId(),
          by,
          at,
          revision: compared.revision,
        })
    if (!options['dry-run'] && outcome.taken.length > 0) {
      for (const op of [frozen, planned].flatMap(opOf)) await call(app, 'review.commit', { articleId, op })
    }
    tell(articleId, compared, { ...outcome, decisions, reviewer: by, isDry: options['dry-run'] ?? false }, options.json ?? false, output)
  }
  if (reviewed === 0 && !failed) output.err(`claimlight: ${message('adjudicate.nothing')}\n`)
  return failed || reviewed === 0 ? 1 : 0
}

/** @throws FailureError op-conflict */
function opOf(planned: Planned | null): readonly Op[] {
  if (planned?.kind === 'conflict') throw new FailureError('op-conflict', { reason: planned.reason, id: planned.id })
  return planned?.kind === 'planned' ? [planned.op] : []
}

function contextOf({ text, sets, points }: ComparedSets, by: string, at: string, newId: () => string): DecisionContext {
  const linksOf = (analyst: string) => sets.find((set) => set.analyst === analyst)?.links.values() ?? []
  return { text, by, at, newId, against: points, linksOf }
}

function reasonFor(rule: TakeRule, { votes }: Taken, all: number, nameOf: ShownNames['nameOf']): string {
  if (rule.kind === 'analyst') return message('adjudicate.because-taken', { analyst: nameOf(rule.analyst) })
  return message(rule.kind === 'agreed' ? 'review.because-agreed' : 'review.because-majority', { votes, all })
}

interface Outcome {
  readonly decisions: readonly { readonly cluster: Cluster; readonly ruling: Taken['ruling'] }[]
  readonly open: readonly { readonly cluster: Cluster; readonly why: OpenReason }[]
  readonly settled: number
  readonly reviewer: string
  readonly isDry: boolean
}

function tell(
  articleId: string,
  { text, points, revision }: ComparedSets,
  { decisions, open, settled, reviewer, isDry }: Outcome,
  asJson: boolean,
  output: Output,
): void {
  const shown = ({ key, content }: Cluster) => ({ statement: key, quote: sliceSpans(text, content) })
  const left = open.map(({ cluster, why }) => ({ ...shown(cluster), why }))
  if (asJson) {
    const made = decisions.map(({ cluster, ruling }) => ({
      ...shown(cluster),
      verdict: ruling.kind,
      taken: ruling.kind === 'take' ? ruling.analyst : null,
    }))
    output.out(`${JSON.stringify({ articleId, revision, reviewer, against: points, decided: made, open: left, settledBefore: settled })}\n`)
  } else for (const one of left) output.out(`${[articleId, message(`open.${one.why}`), one.quote].map(oneLine).join('\t')}\n`)
  output.err(
    `${articleId}: ${message('adjudicate.done', { decided: decisions.length, open: open.length, settled })}${isDry ? ` ${message('adjudicate.dry')}` : ''}\n`,
  )
}

const oneLine = (field: string): string => field.replaceAll(/[\t\r\n]+/g, ' ')
