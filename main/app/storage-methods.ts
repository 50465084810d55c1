import type { Anchors } from '#annotations/anchor/anchor'
import type { LostInfo } from '#shared/contract/storage-methods'
import type { LostEdit } from '../store/repair/rebuild'
import type { AppContext, Handlers } from './create-app'

type StorageMethods = Pick<Handlers, Extract<keyof Handlers, `storage.${string}`>>

const QUOTE_LENGTH = 120
const MOST_QUOTES = 3

export function storageMethods({ store, emit, autoBackup, now }: AppContext): StorageMethods {
  const { backups, repair, outside } = store.care
  const changed = (): void => emit({ kind: 'library-changed' })
  return {
    'storage.backups': async () => ({ backups: await backups.list(), failure: autoBackup.failure }),
    'storage.back-up': async () => ({ backup: await backups.create('manual') }),
    'storage.copy': async () => ({
      name: `claimlight-library-${now().slice(0, 10)}.zip`,
      base64: Buffer.from(await backups.copy()).toString('base64'),
    }),
    'storage.plan-restore': ({ name }) => backups.plan(name),
    'storage.restore': ({ name, confirmed }) => backups.restore(name, confirmed).finally(changed),
    'storage.diagnose': async () => ({
      troubles: (await repair.diagnose()).map((trouble) => ({ ...trouble, lost: trouble.lost?.map(lostInfo) ?? null })),
    }),
    'storage.keep': async ({ target }) => {
      const quarantine = await repair.keep(target)
      changed()
      return { quarantine }
    },
    'storage.outside': async ({ confirmed, keepOurs = false }) => {
      const found = await outside.check(confirmed, keepOurs)
      if (found.merged.length > 0 || found.newArticles > 0) changed()
      return found
    },
    'storage.copies': async () => {
      const { copies, unreadable } = await outside.copies()
      const titleOf = (id: string): string => store.article(id)?.article.metadata.title ?? ''
      return { copies: copies.map(({ file, articleId, analyst }) => ({ file, analyst, title: titleOf(articleId) })), unreadable }
    },
    'storage.merge-copy': async ({ file, confirmed }) => {
      const merged = await outside.mergeCopy(file, confirmed)
      changed()
      return { merged }
    },
    'storage.take-over': async () => {
      await store.takeOver()
      changed()
      return {}
    },
  }
}

/** An edit in a form that a person can recognise: what it was called, and the words it was about. */
function lostInfo(lost: LostEdit): LostInfo {
  if (lost.kind !== 'unfit') return lost
  const { seq, at, by, op } = lost.entry
  const quotes = op.atoms.flatMap((atom) => {
    if (atom.kind === 'claim.add' || atom.kind === 'claim.remove') return [quoteOf(atom.claim.content)]
    if (atom.kind === 'claim.spans') return [quoteOf(atom.after)]
    if (atom.kind === 'claim.note') return [atom.after.slice(0, QUOTE_LENGTH)]
    return []
  })
  return { kind: 'unfit', seq, at, by, label: op.label, quotes: quotes.filter((quote) => quote !== '').slice(0, MOST_QUOTES) }
}

function quoteOf(content: Anchors): string {
  return content
    .map(({ exact }) => exact)
    .join(' … ')
    .slice(0, QUOTE_LENGTH)
}
