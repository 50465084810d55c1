import { tallySet } from '#annotations/ledger/rule-tally'
import { setFromData } from '#annotations/model/annotation-set'
import type { Host } from '#shared/contract/host'
import type { AppStore } from '../state/app-store'

/** The articles looked at, the newest first: a rule is judged by how it does now, and each set that is read stays in memory. */
const MOST_ARTICLES = 60
/** Between two articles, so that whoever works does not notice. */
const PAUSE_MS = 40

/** Counts what became of each rule's suggestions in the other articles of the library, one after the other, each once a window. */
export async function countRules(host: Host, app: AppStore): Promise<void> {
  const listed = await host.call('library.list', { query: '', state: null })
  if (!listed.ok) return
  const decided = listed.result.entries
    .filter((entry) => entry.decided > 0)
    .sort((a, b) => (a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : 0))
  for (const { id } of decided.slice(0, MOST_ARTICLES)) {
    const { tallies, article, info } = app.getState()
    if (tallies.has(id) || article?.store.getState().article.id === id) continue
    const reply = await host.call('article.sets', { articleId: id })
    // What is wrong with a set is told where it is opened.
    const own = reply.ok ? reply.result.sets.find(({ set }) => set.analyst === info.analyst) : undefined
    if (own) setTally(app, id, tallySet(setFromData(own.set), null))
    await new Promise((done) => setTimeout(done, PAUSE_MS))
  }
}

/** Keeps the count of the open article when it is left. */
export function keepTally(app: AppStore): void {
  const state = app.getState().article?.store.getState()
  if (state) setTally(app, state.article.id, state.tally)
}

function setTally(app: AppStore, id: string, tally: ReturnType<typeof tallySet>): void {
  app.setState(({ tallies }) => ({ tallies: new Map(tallies).set(id, tally) }))
}
