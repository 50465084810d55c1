import type { Failure } from '#shared/failures'
import type { ArticleIndex } from './article-index'
import type { CareHost, OpenSet } from './care-host'
import { normalizeName } from './file-name'
import { JournaledSet } from './journaled-set'
import type { Layout, SetKind } from './layout'
import type { OpenSets } from './open-sets'
import { takeAmendment } from './outside/take-amendment'
import type { StorePorts } from './store-ports'
import type { Writers } from './writers'

/** What of an open library its care is made of. */
export interface CareParts extends Pick<CareHost, 'openSet' | 'analystsOf'> {
  readonly ports: StorePorts
  readonly layout: Layout
  readonly analyst: string
  readonly index: ArticleIndex
  readonly readOnly: Failure | null
  readonly sets: OpenSets
  readonly writers: Writers
  /** Reads a set from disk, whether it is open or not. @param isQuiet nothing is said of what cannot be read */
  readonly readAnew: (articleId: string, analyst: string, kind: SetKind, isQuiet: boolean) => Promise<JournaledSet>
  readonly indexChanged: () => void
}

export function createCareHost(parts: CareParts): CareHost {
  const { ports, layout, analyst, index, sets, writers, openSet, analystsOf, readAnew, indexChanged } = parts
  return {
    ports,
    layout,
    analyst,
    get readOnly() {
      return parts.readOnly
    },
    refusal: (name) => writers.refusal(normalizeName(name)),
    isOurs: (name) => writers.has(normalizeName(name)),
    articles: () => index.list(),
    article: (id) => index.get(id),
    isUnreadable: (id) => index.unreadable.has(id),
    openSet,
    analystsOf,
    openSets: async () => {
      const open: OpenSet[] = []
      for (const set of await sets.all()) {
        const { articleId, analyst: name } = set.set
        if (await set.whole()) open.push({ articleId, analyst: name, kind: set.kind, set })
        // Nobody has edited it: whoever opens it next reads it anew.
        else await sets.forget(articleId, normalizeName(name), set.kind)
      }
      return open
    },
    quiet: (articleId, work) => sets.quiet(articleId, work),
    forget: (articleId, name, kind) => sets.forget(articleId, normalizeName(name), kind),
    hold: async ({ articleId, analyst: name, kind, set }) => {
      if (set instanceof JournaledSet) sets.hold(articleId, normalizeName(name), kind, set)
    },
    renew: async ({ articleId, analyst: name, kind, set }, isPatient) => {
      const known = normalizeName(name)
      const next = await readAnew(articleId, known, kind, isPatient)
      if (isPatient && (next.failure || next.seq < set.seq)) return false
      await sets.replace(articleId, known, kind, next)
      return true
    },
    amended: async (file) => {
      const isNews = await takeAmendment(index, sets, file)
      if (isNews) indexChanged()
      return isNews
    },
    reload: async (articleId) => {
      await index.reload(articleId)
      indexChanged()
    },
  }
}
