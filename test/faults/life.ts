import { createHash } from 'node:crypto'
import { setToData } from '#annotations/model/annotation-set'
import type { Revision } from '#annotations/model/article'
import type { LibraryStore } from '#main/store/library-store'
import { openLibrary } from '#main/store/open-library'
import { addClaim, sampleArticle, sampleClaim } from '#support/sample-set'
import type { FakeMachine } from '#support/store-ports'

export const TEXT = 'One said this. Two said that. Three said nothing at all, 😀.\n'
export const ARTICLE = sampleArticle(TEXT)
const SECOND_TEXT = 'Another text, by which a second article is known.\n'
const SECOND = sampleArticle(SECOND_TEXT, 'Second')
const NEW_TEXT = `${TEXT}And a sentence that was added later.\n`
const AT = '2026-01-02T03:04:05.000Z'
const NONE = { detector: '', count: 0 }
const ANALYSTS = ['Ana', 'Zoë'] as const

const newRevision: Revision = {
  ...(sampleArticle(NEW_TEXT).revisions[0] as Revision),
  sha256: createHash('sha256').update(NEW_TEXT, 'utf8').digest('hex'),
}

/** One thing that an analyst asks the store for: acknowledged when it resolves. */
export type Step = (library: LibraryStore) => Promise<unknown>

const commit =
  (id: string, analyst = 'Ana', kind: 'annotations' | 'review' = 'annotations'): Step =>
  async (library) =>
    (await library.openSet(ARTICLE.id, analyst, kind)).commit(addClaim(TEXT, id), AT)
const checkpoint: Step = async (library) => (await library.openSet(ARTICLE.id, 'Ana')).checkpoint()
const undo: Step = async (library) => (await library.openSet(ARTICLE.id, 'Ana')).undo(AT)
const redo: Step = async (library) => (await library.openSet(ARTICLE.id, 'Ana')).redo(AT)
/** As an import does it: many claims, one op. */
const batch: Step = async (library) => {
  const atoms = Array.from({ length: 40 }, (_, i) => ({ kind: 'claim.add', claim: sampleClaim(TEXT, `b${i}`, i) }) as const)
  await (await library.openSet(ARTICLE.id, 'Zoë')).commit({ label: 'import', atoms }, AT)
}

export const STEPS: readonly Step[] = [
  (library) => library.addArticle(ARTICLE, TEXT, NONE),
  commit('c1'),
  commit('c2'),
  checkpoint,
  commit('c3'),
  undo,
  redo,
  undo,
  async (library) => library.writeSettings({ ...(await library.readSettings()), theme: 'dark' }),
  (library) => library.addArticle(SECOND, SECOND_TEXT, NONE),
  batch,
  commit('r1', 'Ana', 'review'),
  (library) => library.describeArticle(ARTICLE.id, { ...ARTICLE.metadata, title: 'Better' }),
  async (library) => library.writeSettings({ ...(await library.readSettings()), theme: 'light' }),
  commit('c4'),
  checkpoint,
  undo,
  (library) => library.writeSeen(ARTICLE.id, ['m1']),
  (library) => library.writeView(ARTICLE.id, { topOffset: 7, topPixels: 0, selected: null, caret: null }),
  (library) => library.addRevision(ARTICLE.id, newRevision, NEW_TEXT, { ...ARTICLE.metadata, title: 'Newer' }),
  commit('c5'),
]

/** All that a library keeps, as the next process finds it. Throws where something is damaged, missing or could not be opened for writing. */
export async function readAll(path: string, machine: FakeMachine): Promise<unknown> {
  const library = await openLibrary(path, { ...machine.start(), analyst: 'Ana' })
  if (library.readOnly) throw new Error(`opened read only: ${JSON.stringify(library.readOnly)}`)
  const problems = await library.verify()
  if (problems.length > 0) throw new Error(`verify: ${JSON.stringify(problems)}`)
  const articles = []
  for (const { article } of library.articles().toSorted((a, b) => (a.article.id < b.article.id ? -1 : 1))) {
    const texts = []
    for (const { sha256 } of article.revisions) texts.push(await library.readText(article.id, sha256))
    const sets = []
    for (const analyst of ANALYSTS) {
      for (const kind of ['annotations', 'review'] as const) {
        const set = await library.openSet(article.id, analyst, kind)
        if (set.readOnly || set.failure) throw new Error(`set: ${JSON.stringify(set.readOnly ?? set.failure)}`)
        // A set that nobody has edited goes along with the newest revision, so its own is of no account.
        sets.push(set.seq === 0 ? null : [set.seq, setToData(set.set), set.history])
      }
    }
    articles.push({ article, texts, sets, seen: await library.readSeen(article.id), view: await library.readView(article.id) })
  }
  const { theme } = await library.readSettings()
  await library.close()
  machine.killAll()
  return { articles, theme }
}
