import type { Imported, ImportedSet } from '#annotations/formats/bundle'
import { rejectionId } from '#annotations/model/annotation-set'
import { deepEqual } from '#annotations/model/deep-equal'
import type { AtomicOp } from '#annotations/ops/op'
import type { ImportReport } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
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
  const total = { claims: 0, links: 0, existing: 0, differing: 0 }
  for (const one of imported.sets) {
    await receiveText(context, one)
    const analyst = into === 'author' && one.bundle.set.analyst.trim() !== '' ? one.bundle.set.analyst : context.about.analyst
    const store = await context.store.openSet(one.bundle.article.id, analyst)
    const { atoms, claims, links, existing, differing } = atomsToAdd(store, one)
    if (atoms.length > 0) await commitChecked(context, analyst, one.bundle.article.id, { label: 'import', atoms })
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
    articleIds: [...new Set(imported.sets.map((one) => one.bundle.article.id))],
    claims: total.claims,
    links: total.links,
    moved: imported.sets.reduce((sum, one) => sum + one.moved, 0),
    existing: total.existing,
    unplaced: imported.sets.flatMap((one) => one.unplaced),
    losses: total.differing > 0 ? [...imported.losses, { what: 'own-version-kept', count: total.differing }] : imported.losses,
    failure: null,
  }
}

export function failedReport(name: string, failure: Failure): ImportReport {
  return {
    name,
    format: '',
    unit: null,
    unitStated: false,
    articleIds: [],
    claims: 0,
    links: 0,
    moved: 0,
    existing: 0,
    unplaced: [],
    losses: [],
    failure,
  }
}

async function receiveText(context: AppContext, { bundle, bringsText }: ImportedSet): Promise<void> {
  if (!bringsText) return
  const { article, text } = bundle
  const provenance = article.revisions.find((revision) => revision.sha256 === bundle.set.revision)?.provenance
  if (!provenance) throw new RangeError(`imported set names revision ${bundle.set.revision}, which its article does not have`)
  await keepArticle(context, { text, metadata: article.metadata, provenance })
}

/** What is not in the set yet. A claim that is there under the same id in another state is left as the analyst has it. */
function atomsToAdd({ set }: SetStore, { bundle }: ImportedSet) {
  const incoming = bundle.set
  const fresh = incoming.claims.filter((claim) => !set.claims.has(claim.id))
  const present = incoming.claims.length - fresh.length
  const differing = incoming.claims.filter((claim) => set.claims.has(claim.id) && !deepEqual(set.claims.get(claim.id), claim)).length
  const there = new Set([...incoming.claims.map((claim) => claim.id), ...[...set.claims.values()].map((claim) => claim.id)])
  const links = incoming.links.filter((link) => !set.links.has(link.id) && there.has(link.from) && there.has(link.to))
  const rejections = incoming.rejected.filter((rejection) => !set.rejected.has(rejectionId(rejection)))
  const atoms: AtomicOp[] = [
    ...fresh.map((claim): AtomicOp => ({ kind: 'claim.add', claim })),
    ...links.map((link): AtomicOp => ({ kind: 'link.add', link })),
    ...rejections.map((rejection): AtomicOp => ({ kind: 'suggestion.reject', rejection })),
  ]
  return { atoms, claims: fresh.length, links: links.length, existing: present, differing }
}
