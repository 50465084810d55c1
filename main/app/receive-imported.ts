import type { Imported, ImportedSet } from '#annotations/formats/bundle'
import { sumLosses } from '#annotations/formats/count-losses'
import { setFromData } from '#annotations/model/annotation-set'
import { type ImportPlan, planImport } from '#annotations/ops/plan-import'
import { CLAIM_FATES } from '#annotations/revise/claim-fate'
import type { ImportReport } from '#shared/contract/methods'
import { FailureError } from '#shared/failures'
import type { SetStore } from '../store/library-store'
import { keepArticle } from './article-methods'
import { carryImported } from './carry-imported'
import type { AppContext } from './create-app'
import { commitChecked } from './set-methods'

/**
 * Puts what a file brought into the library: texts that are new, then each set as one op that one undo takes back. Claims made on another
 * revision than the set is on are brought to it; what does not simply stay as it was comes in as a claim to look at again.
 */
export async function receiveImported(
  context: AppContext,
  name: string,
  imported: Imported,
  into: 'own' | 'author',
): Promise<ImportReport> {
  const articleIds = new Set<string>()
  const plans: Received[] = []
  for (const one of imported.sets) {
    const articleId = await receiveText(context, one)
    articleIds.add(articleId)
    const analyst = into === 'author' && one.bundle.set.analyst.trim() !== '' ? one.bundle.set.analyst : context.about.analyst
    const store = await context.store.openSet(articleId, analyst)
    if (store.set.revision !== one.bundle.set.revision) await beginOn(store, one)
    const received = await planFor(context, store, one, articleId)
    if (received.plan.op.atoms.length > 0) await commitChecked(context, analyst, articleId, received.plan.op)
    plans.push(received)
  }
  const sum = (count: (plan: ImportPlan) => number): number => plans.reduce((total, { plan }) => total + count(plan), 0)
  const ownKept = { what: 'own-version-kept', count: sum(({ differing }) => differing) }
  const carried = plans.flatMap(({ counts }) => (counts ? [counts] : []))
  return {
    name,
    format: imported.format,
    unit: imported.sets[0]?.unit ?? null,
    unitStated: imported.sets.every((one) => one.unitStated),
    articleIds: [...articleIds],
    claims: sum(({ claims }) => claims),
    links: sum(({ links }) => links),
    moved: imported.sets.reduce((total, one) => total + one.moved, 0),
    existing: sum(({ existing }) => existing),
    ...(carried.length > 0 ? { carried: addedUp(carried) } : {}),
    unplaced: imported.sets.flatMap((one) => one.unplaced),
    losses: [...sumLosses([...imported.losses, ...plans.flatMap(({ plan }) => plan.losses)]), ...(ownKept.count > 0 ? [ownKept] : [])],
    failure: null,
  }
}

type FateCounts = NonNullable<ImportReport['carried']>

interface Received {
  readonly plan: ImportPlan
  /** What became of the claims that come in, where they were made on another revision; null where they were not, or none does. */
  readonly counts: FateCounts | null
}

/** @throws FailureError other-revision where nobody has the text that the claims were made on, and the set is not on the one they were put onto */
async function planFor(context: AppContext, { set }: SetStore, one: ImportedSet, articleId: string): Promise<Received> {
  const { bundle, isOtherText } = one
  const made = setFromData(bundle.set)
  if (set.revision === made.revision) return { plan: planImport(set, made), counts: null }
  if (isOtherText) throw new FailureError('other-revision', { title: bundle.article.metadata.title })
  const { set: there, fates } = await carryImported(context, bundle, articleId, set.revision)
  const plan = planImport(set, made, there)
  if (plan.fresh.size === 0) return { plan, counts: null }
  const counts = { kept: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 }
  for (const [id, { kind }] of fates) if (plan.fresh.has(id) && made.claims.has(id)) counts[kind]++
  return { plan, counts }
}

function addedUp(all: readonly FateCounts[]): FateCounts {
  const total = { kept: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 }
  for (const counts of all) for (const fate of CLAIM_FATES) total[fate] += counts[fate]
  return total
}

/** A set that nobody has edited is begun on the text that the file is about; one that has edits stays where its analyst has it. */
async function beginOn(store: SetStore, { bundle }: ImportedSet): Promise<void> {
  if (store.seq === 0) await store.beginOn(bundle.set.revision)
}

/** The article that the set is put on: a text that begins with a later revision than the library has is an article of its own here. */
async function receiveText(context: AppContext, { bundle, bringsText }: ImportedSet): Promise<string> {
  if (!bringsText) return bundle.article.id
  const { article, text } = bundle
  const provenance = article.revisions.find((revision) => revision.sha256 === bundle.set.revision)?.provenance
  if (!provenance) throw new RangeError(`imported set names revision ${bundle.set.revision}, which its article does not have`)
  const known = context.store.article(article.id)?.article
  if (!known) return (await keepArticle(context, { text, metadata: article.metadata, provenance })).article.id
  const revision = { sha256: bundle.set.revision, length: text.length, addedAt: context.now(), provenance }
  await context.store.addRevision(article.id, revision, text, known.metadata)
  return article.id
}
