import { isDeepStrictEqual } from 'node:util'
import { mergePeople, type Person } from '#annotations/people/person'
import { isTooMuch } from '#annotations/ops/removal-limit'
import type { Decided, PackageLook, PackageSet } from '#shared/contract/package-methods'
import { FailureError } from '#shared/failures'
import type { SentFile } from '#shared/contract/sent-file'
import type { PackedArticle, PackedLog } from './package/package-content'
import type { ReadPackage } from './package/read-package'
import { isKept } from '../store/profiles'
import type { AppContext, Handlers } from './create-app'
import { previewMasked, returnPackage, sendPackage } from './make-package'
import { knownNames } from './people'
import { isDecided, planSet, type SetPlan, withNames } from './plan-package'

/** Nobody has had so many names. */
const MOST_OFTEN = 1_000_000
/** Clocks differ, days do not. */
const MOST_AHEAD_MS = 24 * 3600 * 1000

type PackageMethods = Pick<
  Handlers,
  'package.send' | 'package.preview-masked' | 'package.return' | 'package.set-aside' | 'package.look' | 'package.merge'
>

export function packageMethods(context: AppContext): PackageMethods {
  const { store, packer, emit } = context

  const open = async (file: SentFile): Promise<ReadPackage> => {
    const read = await packer.read({ name: file.name, bytes: Buffer.from(file.base64, 'base64') })
    return withNames(read, await store.packages.read(), await knownNames(store))
  }

  const plan = async ({ articles }: ReadPackage, decided: readonly Decided[]): Promise<readonly SetPlan[]> => {
    const plans: SetPlan[] = []
    for (const { article, logs } of articles) {
      const unreadable = store.unreadable.get(article.id)
      if (unreadable) throw new FailureError(unreadable.code, unreadable.values)
      for (const log of logs) {
        const set = store.article(article.id) ? await store.openSet(article.id, log.analyst, log.kind) : null
        plans.push(await planSet(context, set, log, decided))
      }
    }
    return plans
  }

  return {
    'package.send': ({ articleIds, kind }) => sendPackage(context, articleIds, kind),
    'package.preview-masked': ({ articleIds }) => previewMasked(context, articleIds),
    'package.return': ({ articleIds }) => returnPackage(context, articleIds),
    'package.set-aside': async () => {
      const quarantine = await store.packages.setAside()
      emit({ kind: 'library-changed' })
      return { quarantine }
    },
    'package.look': async ({ file }) => {
      const read = await open(file)
      const plans = await plan(read, [])
      return lookOf(context, file.name, read, plans)
    },
    'package.merge': async ({ file, decided, confirmed = false }) => {
      if (store.readOnly) throw new FailureError(store.readOnly.code, store.readOnly.values)
      const read = await open(file)
      const plans = await plan(read, decided)
      refuse(file.name, plans, decided, confirmed)
      const look = lookOf(context, file.name, read, plans)
      if (store.articles().length > 0) await store.care.backups.create('before-import')
      for (const article of read.articles) {
        await keepTexts(context, article)
        for (const log of article.logs) await bringIn(context, log, decided)
      }
      await note(context, read)
      context.emit({ kind: 'library-changed' })
      return look
    },
  }
}

function refuse(name: string, plans: readonly SetPlan[], decided: readonly Decided[], confirmed: boolean): void {
  const open = plans.filter((plan) => !isDecided(plan, decided)).flatMap(({ told }) => told.conflicts)
  if (open.length > 0) throw new FailureError('package-conflicts', { name, count: String(open.length) })
  for (const { told } of confirmed ? [] : plans)
    if (isTooMuch(told.removes, told.claims))
      throw new FailureError('too-many-removed', { count: String(told.removes), of: String(told.claims) })
}

function lookOf(context: AppContext, name: string, { manifest, articles }: ReadPackage, plans: readonly SetPlan[]): PackageLook {
  const { id, kind, from, created, answers } = manifest
  return {
    name,
    id,
    kind,
    from,
    created,
    answers: answers?.kind ?? null,
    articles: articles.map(({ article }) => {
      const here = context.store.article(article.id)?.article
      const known = new Set(here?.revisions.map(({ sha256 }) => sha256))
      const newRevisions = article.revisions.filter(({ sha256 }) => !known.has(sha256)).length
      return { id: article.id, title: article.metadata.title, isNew: here === undefined, newRevisions }
    }),
    sets: plans.map(({ told }): PackageSet => told),
    people: peopleIn(context, { manifest }),
  }
}

/** Texts that are not here yet. Each is durable by itself, and one that is here is left as it is. */
async function keepTexts({ store }: AppContext, { article, texts }: PackedArticle): Promise<void> {
  const [first, ...later] = article.revisions
  if (!first) throw new RangeError(`article ${article.id} has no revision`)
  if (!store.article(article.id)) {
    const metadata = first.metadata ?? article.metadata
    const { metadata: _, ...revision } = first
    await store.addArticle({ id: article.id, metadata, revisions: [revision] }, textOf(texts, first.sha256), { detector: '', count: 0 })
  }
  for (const { metadata, ...revision } of later) {
    const here = store.article(article.id)?.article
    if (here?.revisions.some(({ sha256 }) => sha256 === revision.sha256)) continue
    await store.addRevision(article.id, revision, textOf(texts, revision.sha256), metadata ?? article.metadata)
  }
}

function textOf(texts: ReadonlyMap<string, string>, sha256: string): string {
  const text = texts.get(sha256)
  if (text === undefined) throw new RangeError(`package without text ${sha256}`)
  return text
}

/** One append, so that a crash leaves the set as it was or as it will be, or on its way there, from where doing it again goes on. */
async function bringIn(context: AppContext, log: PackedLog, decided: readonly Decided[]): Promise<void> {
  const { store, turns, autoBackup, now } = context
  await turns.take(log.articleId, async () => {
    const set = await store.openSet(log.articleId, log.analyst, log.kind)
    await set.settled()
    if (set.seq === 0) await set.beginOn(log.begunOn)
    // Anew: edits may have been made since it was looked at.
    const plan = await planSet(context, set, log, decided)
    if (!isDecided(plan, decided))
      throw new FailureError('package-conflicts', { name: log.analyst, count: String(plan.told.conflicts.length) })
    const { merged } = plan
    if (merged.kind !== 'append' && merged.kind !== 'merge') return
    autoBackup.edited()
    if (merged.kind === 'append') await set.append(merged.entries)
    else await set.commit(merged.op, now(), merged.head)
  })
}

/** That it was received, so that an answer knows what it answers, and whom it names. */
async function note(context: AppContext, read: Pick<ReadPackage, 'manifest'>): Promise<void> {
  const { store, about, emit } = context
  const { kind, id, created, from, articles } = read.manifest
  const own = about.analyst.normalize('NFC')
  const named = peopleIn(context, read)
  const book = await store.packages.read()
  const people = mergePeople(
    book.people,
    named.filter((one) => one.id !== own),
  )
  const isKnown = kind === 'return' || book.received.some((one) => one.id === id)
  const received = isKnown ? book.received : [...book.received, { id, kind, created, from, articles, returned: [] }]
  if (!isKnown || !isDeepStrictEqual(people, book.people)) await store.packages.write({ ...book, received, people })
  // From another computer of one's own.
  const self = from?.normalize('NFC') === own ? named.find((one) => one.id === own) : undefined
  if (self && self.names.length > 0) await store.profiles.takeOver(self)
  emit({ kind: 'people-changed' })
}

/** Whom a package names. A name from the future would be the last one for ever. */
function peopleIn({ now }: AppContext, { manifest }: Pick<ReadPackage, 'manifest'>): readonly Person[] {
  const latest = new Date(new Date(now()).getTime() + MOST_AHEAD_MS).toISOString()
  return mergePeople(
    manifest.analysts.map(({ id, names }) => ({
      id: id.normalize('NFC'),
      names: names.filter(({ at, name, no }) => at <= latest && no <= MOST_OFTEN && isKept(name)),
    })),
  )
}
