import type { Imported, ImportedSet } from '#annotations/formats/bundle'
import { rejectionId } from '#annotations/model/annotation-set'
import { deepEqual } from '#annotations/model/deep-equal'
import type { AtomicOp } from '#annotations/ops/op'
import type { ImportReport } from '#shared/contract/methods'
import { FailureError } from '#shared/failures'
import type { SetStore } from '../store/library-store'
import { keepArticle } from './article-methods'
import type { AppContext } from './create-app'
import { commitChecked } from './set-methods'

/** Puts what a file brought into the library: texts that are new, then each set as one op that one undo takes back. */
export async function receiveImported(
  context: AppContext,
  name: string,
  imported: Imported,
  into: 'own' | 'author',
): Promise<ImportReport> {
  const articleIds = new Set<string>()
  const total = { claims: 0, links: 0, existing: 0, differing: 0 }
  for (const one of imported.sets) {
    const articleId = await receiveText(context, one)
    articleIds.add(articleId)
    const analyst = into === 'author' && one.bundle.set.analyst.trim() !== '' ? one.bundle.set.analyst : context.about.analyst
    const store = await context.store.openSet(articleId, analyst)
    if (store.set.revision !== one.bundle.set.revision && !(await beginOn(store, one)))
      throw new FailureError('other-revision', { title: one.bundle.article.metadata.title })
    const { atoms, claims, links, existing, differing } = atomsToAdd(store, one)
    if (atoms.length > 0) await commitChecked(context, analyst, articleId, { label: 'import', atoms })
    total.claims += claims
    total.links += links
    total.existing += existing
    total.differing += differing
  }
  return {
    name,
    format: imported.format,
    unit: imported.sets[0]?.unit ?? null,
    unitStated: imported.sets.every((one) => one.unitStated),
    articleIds: [...articleIds],
    claims: total.claims,
    links: total.links,
    moved: imported.sets.reduce((sum, one) => sum + one.moved, 0),
    existing: total.existing,
    unplaced: imported.sets.flatMap((one) => one.unplaced),
    losses: total.differing > 0 ? [...imported.losses, { what: 'own-version-kept', count: total.differing }] : imported.losses,
    failure: null,
  }
}

/** Whether the set may be begun on that text: one that has edits is on its own revision, and its analyst alone takes it to another. */
async function beginOn(store: SetStore, { bundle }: ImportedSet): Promise<boolean> {
  if (store.seq > 0) return false
  await store.beginOn(bundle.set.revision)
  return store.set.revision === bundle.set.revision
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

/** What is not in the set yet. A claim that is there under the same id in another state is left as the analyst has it. */
function atomsToAdd({ set }: SetStore, { bundle }: ImportedSet) {
  const incoming = bundle.set
  const isKnown = (id: string): boolean => set.claims.has(id) || set.rechecks.has(id)
  const fresh = incoming.claims.filter((claim) => !isKnown(claim.id))
  const present = incoming.claims.length - fresh.length
  const differing = incoming.claims.filter((claim) => set.claims.has(claim.id) && !deepEqual(set.claims.get(claim.id), claim)).length
  const there = new Set([...incoming.claims.map((claim) => claim.id), ...[...set.claims.values()].map((claim) => claim.id)])
  const links = incoming.links.filter((link) => !set.links.has(link.id) && there.has(link.from) && there.has(link.to))
  // Their candidates are places on the set's own text.
  const rechecks = (incoming.rechecks ?? []).filter(({ id }) => !set.rechecks.has(id))
  const rejections = incoming.rejected.filter((rejection) => !set.rejected.has(rejectionId(rejection)))
  const atoms: AtomicOp[] = [
    ...fresh.map((claim): AtomicOp => ({ kind: 'claim.add', claim })),
    ...links.map((link): AtomicOp => ({ kind: 'link.add', link })),
    ...rechecks.map((recheck): AtomicOp => ({ kind: 'recheck.add', recheck })),
    ...rejections.map((rejection): AtomicOp => ({ kind: 'suggestion.reject', rejection })),
  ]
  return { atoms, claims: fresh.length, links: links.length, existing: present, differing }
}
