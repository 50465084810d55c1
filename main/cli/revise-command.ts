import { setFromData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { CLAIM_FATES } from '#annotations/revise/claim-fate'
import { type RevisePlan, reviseSteps, type RevisionText } from '#annotations/revise/revise-set'
import { FailureError } from '#shared/failures'
import { message } from '#shared/messages/message'
import type { App } from '../app/app'
import { call } from './call'
import { type Output, UsageError } from './output'

/** Brings one's sets to the newest revision of their articles, and prints what became of each claim. */
export async function reviseCommand(
  app: App,
  ids: readonly string[],
  options: { json?: boolean; 'dry-run'?: boolean },
  output: Output,
): Promise<number> {
  if (ids.length === 0) throw new UsageError('revise needs at least one article ID')
  for (const articleId of ids) {
    const { article, text, set, readOnly } = await call(app, 'article.open', { articleId })
    const to = article.revisions.at(-1)?.sha256 ?? ''
    if (set.revision === to) {
      output.err(`${articleId}: on the newest revision already\n`)
      continue
    }
    if (readOnly && !options['dry-run']) throw new FailureError(readOnly.code, readOnly.values)
    const textOf = async (revision: string): Promise<string> => (await call(app, 'revision.text', { articleId, revision })).text
    const texts: RevisionText[] = [{ revision: set.revision, text }]
    for (const revision of new Set((set.rechecks ?? []).map((one) => one.revision))) {
      const isKnown = article.revisions.some(({ sha256 }) => sha256 === revision)
      if (isKnown && revision !== set.revision) texts.push({ revision, text: await textOf(revision) })
    }
    const before = setFromData(set)
    const { op, counts, fates: became } = lastOf(reviseSteps(before, texts, { revision: to, text: await textOf(to) }))
    const after = applyOp(before, op)
    if (after.kind === 'conflict') throw new RangeError(`the plan does not fit its set: ${after.reason} ${after.id}`)
    if (!options['dry-run']) await call(app, 'set.commit', { articleId, op })
    const rechecks = [...after.set.rechecks.values()]
    if (options.json)
      output.out(
        `${JSON.stringify({ articleId, revision: to, counts, rechecks, claims: [...became].map(([id, fate]) => ({ id, fate: fate.kind, evidence: fate.evidence })) })}\n`,
      )
    for (const { id, fate, was, reasons, evidence } of options.json ? [] : rechecks) {
      const why = reasons.map((one) => [one.kind, one.before, one.after].join(' '))
      const quote = was.content.map(({ exact }) => exact).join(' … ')
      const found = evidence ? `${evidence.level} -${evidence.before} +${evidence.after}` : ''
      output.out(`${[articleId, id, fate, quote, why.join('; '), found].map(oneLine).join('\t')}\n`)
    }
    const fates = CLAIM_FATES.map((fate) => message(`plan.${fate}`, { count: counts[fate] }))
    output.err(`${articleId}: ${fates.join(', ')}${options['dry-run'] ? ' (nothing was done)' : ''}\n`)
  }
  return 0
}

function lastOf(steps: Generator<number, RevisePlan>): RevisePlan {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

const oneLine = (field: string): string => field.replaceAll(/[\t\r\n]+/g, ' ')
