import { join } from 'node:path'
import { exportBundles } from '#annotations/formats/export-bundles'
import type { Bundle } from '#annotations/formats/bundle'
import { setFromData } from '#annotations/model/annotation-set'
import { reviseSteps } from '#annotations/revise/revise-set'
import { layoutOf } from '#main/store/layout'
import { addClaim, sampleArticle, sampleClaim } from '#support/sample-set'
import { addNewer, decide, fileOf, ID, makeBase, OTHER, OTHER_ID, TEXT } from './base-library'
import { type Desk, NOW, Refused } from './desk'
import { AMENDMENTS } from './amendments'
import type { Errand } from './errand'
import { PACKAGES } from './packages'
import { REPAIRS } from './repairs'
import { TAKE_OVERS } from './take-overs'

const NEW_TEXT = 'The lamp\n\nThe guard said that it went out. Others say it never burned.\n'
const NEW_ID = sampleArticle(NEW_TEXT).id

const BACKUP: Errand = {
  name: 'a backup',
  prepare: makeBase,
  async run(desk) {
    if ((await desk.store.care.backups.list()).length === 0) await desk.call('storage.back-up', {})
    return 'all'
  },
}

const RESTORE: Errand = {
  name: 'restoring: a set that changed, a damaged one, an article that is gone',
  async prepare(desk) {
    await makeBase(desk)
    await desk.call('storage.back-up', {})
    const { set } = await desk.call('article.open', { articleId: ID })
    const [claim] = set.claims
    if (!claim) throw new RangeError('no claim')
    await desk.call('set.commit', {
      articleId: ID,
      op: { label: 'delete-claim', atoms: [{ kind: 'claim.remove', claim }] },
      confirmed: true,
    })
    await desk.call('set.commit', { articleId: ID, op: addClaim(TEXT, 'c3', 50) })
  },
  async spoil(path, outsider) {
    const layout = layoutOf(path)
    await outsider.removeAll(layout.articleFolder(OTHER_ID))
    const { snapshot } = layout.set(ID, 'Zoë')
    await outsider.write(snapshot, (await outsider.read(snapshot)).fill(0, 40, 60))
  },
  async run(desk) {
    const { backups } = await desk.call('storage.backups', {})
    const name = backups.find(({ reason }) => reason === 'manual')?.name ?? ''
    await desk.call('storage.restore', { name, confirmed: true })
    return 'all'
  },
  treasures: async (path, outsider) => [await outsider.read(layoutOf(path).set(ID, 'Zoë').snapshot)],
}

function bundle(text: string, ids: readonly string[]): Bundle {
  const article = sampleArticle(text)
  const revision = article.revisions[0]?.sha256 ?? ''
  const claims = ids.map((id, i) => sampleClaim(text, id, 10 + i))
  return { article, text, set: { articleId: article.id, revision, analyst: 'Ana', claims, links: [], rejected: [] } }
}
const exported = (text: string, ids: readonly string[]): string =>
  exportBundles('native', [bundle(text, ids)], { csvGuard: true, generator: 'test', exportedAt: NOW }).files[0]?.text ?? ''

const IMPORT: Errand = {
  name: 'importing annotations of known texts and of a new one',
  prepare: makeBase,
  async run(desk) {
    const ofFile = { 'a.json': ID, 'b.json': OTHER_ID, 'c.json': NEW_ID } as const
    const files = [
      fileOf('a.json', exported(TEXT, ['n1', 'n2'])),
      fileOf('b.json', exported(OTHER, ['n3'])),
      fileOf('c.json', exported(NEW_TEXT, ['n4', 'n5'])),
    ]
    const { reports } = await desk.call('import.run', { files, into: 'own' })
    const done = reports.filter(({ failure }) => failure === null).map(({ name }) => ofFile[name as keyof typeof ofFile])
    if (done.length === files.length) return 'all'
    return done.flatMap((id) => [`article ${id}`, `annotations ${id} Ana`])
  },
}

const ARTICLES: Errand = {
  name: 'importing articles',
  prepare: makeBase,
  async run(desk) {
    const files = [fileOf('lamp.txt', NEW_TEXT), fileOf('page.html', '<h1>A page</h1><p>It says that it is long enough to be read.</p>')]
    const { results } = await desk.call('article.add', { files, encoding: null })
    const done = results.flatMap((one) => (one.kind === 'added' ? [one.article.id] : []))
    return done.length === files.length ? 'all' : done.map((id) => `article ${id}`)
  },
}

const REVISION: Errand = {
  name: 'adding a revision',
  prepare: makeBase,
  async run(desk) {
    await addNewer(desk)
    return 'all'
  },
}

const MAPPING: Errand = {
  name: 'taking a set to a revision',
  async prepare(desk) {
    await makeBase(desk)
    await addNewer(desk)
  },
  async run(desk) {
    await mapToNewest(desk)
    return 'all'
  },
}

async function mapToNewest(desk: Desk): Promise<void> {
  const { set, text, article, readOnly } = await desk.call('article.open', { articleId: ID })
  // What could not be read says so, and looks like a set in which nothing is left to do.
  if (readOnly) throw new Refused('article.open', readOnly)
  const revision = article.revisions.at(-1)?.sha256 ?? ''
  if (set.revision === revision) return
  const after = await desk.call('revision.text', { articleId: ID, revision })
  const steps = reviseSteps(setFromData(set), [{ revision: set.revision, text }], { revision, text: after.text })
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) continue
    await desk.call('set.commit', { articleId: ID, op: step.value.op })
    return
  }
}

const DECISIONS: Errand = {
  name: 'saving decisions of a review',
  prepare: makeBase,
  async run(desk, { between }) {
    for (const [id, claim] of [
      ['d2', 'c1'],
      ['d3', 'c2'],
    ] as const) {
      const { own } = await desk.call('review.open', { articleId: ID })
      if (!own.set.claims.some((one) => one.id === `r-${id}`)) await desk.call('review.commit', { articleId: ID, op: decide(id, claim) })
      if (id === 'd2') between()
    }
    return 'all'
  },
}

/** As a sync tool brings it: the folder of an article that another computer made. */
const ARTICLE_FROM_OUTSIDE: Errand = {
  name: 'an article that comes from outside',
  async prepare(desk) {
    await makeBase(desk)
    await desk.call('article.paste', { text: NEW_TEXT, metadata: sampleArticle(NEW_TEXT).metadata })
  },
  async spoil(path, outsider) {
    const folder = layoutOf(path).articleFolder(NEW_ID)
    await outsider.write(join(path, 'elsewhere', 'text'), Buffer.from(NEW_TEXT))
    await outsider.write(join(path, 'elsewhere', 'article'), await outsider.read(join(folder, 'article.json')))
    await outsider.removeAll(folder)
  },
  async run(desk, { outsider, between }) {
    const layout = layoutOf(desk.path)
    const revision = sampleArticle(NEW_TEXT).revisions[0]?.sha256 ?? ''
    await outsider.write(layout.revision(NEW_ID, revision), await outsider.read(join(desk.path, 'elsewhere', 'text')))
    await outsider.write(layout.article(NEW_ID), await outsider.read(join(desk.path, 'elsewhere', 'article')))
    between()
    await desk.call('storage.outside', { confirmed: false })
    if (!desk.store.article(NEW_ID)) throw new Refused('storage.outside', { code: 'unknown-article', values: {} })
    return 'all'
  },
}

export const ERRANDS: readonly Errand[] = [
  BACKUP,
  RESTORE,
  ...REPAIRS,
  IMPORT,
  ARTICLES,
  REVISION,
  MAPPING,
  DECISIONS,
  ...TAKE_OVERS,
  ARTICLE_FROM_OUTSIDE,
  ...AMENDMENTS,
  ...PACKAGES,
]
