import { type AnnotationSet, setFromData } from '#annotations/model/annotation-set'
import type { Stage } from '#annotations/model/stage'
import type { FrozenMeasure } from '#annotations/adjudicate/frozen-figures'
import { type Alignment, alignSets } from '#annotations/review/align-sets'
import { carrySets } from '#annotations/review/carry-sets'
import { type Cluster, compareWorstFirst, isAgreed } from '#annotations/review/cluster'
import type { Host } from '#shared/contract/host'
import { shortDay } from '#shared/figures/figure-numbers'
import { message } from '#shared/messages/message'
import { analystName } from '../state/analyst-name'
import { readRevisions } from '../state/review-texts'
import { differenceWords } from '../ui/difference-words'
import type { Listed, Opening, Openings } from './openings'

/**
 * The claims that disagreed when agreement was kept: everybody's sets are brought back to the edits that it was computed from. A statement leads to where one
 * of its claims stands today. Where an edit of that time is not there, the list says whose, and has nothing else in it.
 */
export async function pastOpening(
  stage: Stage,
  measure: FrozenMeasure,
  { articleId, openings, host }: { readonly articleId: string; readonly openings: Openings; readonly host: Pick<Host, 'call'> },
): Promise<Opening> {
  const title = message('figures.past', { measure: message(`measure.${measure}`), date: shortDay(stage.at) })
  const heading = message('figures.list', { title })
  const reply = await host.call('review.at', { articleId, points: stage.sets })
  if (!reply.ok)
    return lacking(
      heading,
      stage.sets.map(({ analyst }) => analyst),
    )
  const sets = reply.result.sets.flatMap((set): readonly AnnotationSet[] => (set === null ? [] : [setFromData(set)]))
  const { text: now, alignment: today } = openings.state
  const texts = await readRevisions(
    host,
    articleId,
    sets.map(({ revision, rechecks }) => ({ revision, rechecks: [...rechecks.values()] })),
    new Map(),
  )
  if (!texts.has(stage.revision)) {
    const read = await host.call('revision.text', { articleId, revision: stage.revision })
    if (!read.ok)
      return lacking(
        heading,
        stage.sets.map(({ analyst }) => analyst),
      )
    texts.set(stage.revision, read.result.text)
  }
  const { carried, textless } = carrySets(sets, stage.revision, (one) => texts.get(one))
  const there = carried.map(({ set }) => set)
  const missing = stage.sets.filter(
    ({ analyst }, i) => textless.includes(analyst) || there.find((set) => set.analyst === analyst)?.claims.size !== stage.claims[i],
  )
  if (missing.length > 0)
    return lacking(
      heading,
      missing.map(({ analyst }) => analyst),
    )
  const then = alignSets(there)
  const text = texts.get(stage.revision) ?? now
  const statements = then.clusters
    .filter((cluster) => isBehind(cluster, measure))
    .sort(compareWorstFirst)
    .map((cluster): Listed => {
      const leads = keyToday(cluster, today)
      const words = differenceWords(cluster, then.analysts.length)
      return {
        id: cluster.key,
        text,
        content: cluster.content,
        words: leads === null ? [...words, message('figures.past.gone')] : words,
        leads: leads === null ? null : { kind: 'here', key: leads },
      }
    })
  return { heading, note: message('figures.past.note'), statements, whole: null }
}

function lacking(heading: string, analysts: readonly string[]): Opening {
  const note = message('figures.past.lacking', { analysts: analysts.map(analystName).join(', ') })
  return { heading, note, statements: [], whole: null }
}

/** Whether a statement lowered that measure. */
function isBehind({ differs, ...rest }: Cluster, measure: FrozenMeasure): boolean {
  switch (measure) {
    case 'tag-alpha':
    case 'tag-fleiss':
    case 'tag-ac1':
      return differs.tag
    case 'alpha-u':
    case 'span-overlap-f1':
      return differs.span || differs.found
    case 'sources':
      return differs.source
    default:
      return !isAgreed({ differs, ...rest })
  }
}

function keyToday({ members }: Cluster, today: Alignment): string | null {
  for (const { analyst, claim } of members) {
    const cluster = today.clusterOf(analyst, claim.id)
    if (cluster) return cluster.key
  }
  return null
}
