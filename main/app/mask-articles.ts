import { randomUUID } from 'node:crypto'
import { assignPseudonyms, type Pseudonyms } from '#annotations/merge/pseudonyms'
import { renameAnalysts } from '#annotations/merge/rename-analysts'
import type { SetLog } from '#annotations/merge/merge-logs'
import type { Article } from '#annotations/model/article'
import type { Person } from '#annotations/people/person'
import type { PackageBook } from '../store/package-book'
import type { AppContext } from './create-app'
import type { PackedArticle } from './package/package-content'

export function pseudonymsOf({ pseudonyms }: PackageBook): Pseudonyms {
  return new Map(pseudonyms.map(({ analyst, mask }) => [analyst, mask]))
}

export interface Masked {
  /** With everybody's mask. */
  readonly book: PackageBook
  readonly names: Pseudonyms
  readonly articles: readonly PackedArticle[]
}

/** Articles with everybody in them called "analyst A" and so on, wherever they are named or spoken of by name, and without names of files. */
export function maskArticles(
  { sha256, about }: Pick<AppContext, 'sha256' | 'about'>,
  book: PackageBook,
  articles: readonly PackedArticle[],
  people: readonly Person[],
): Masked {
  const salt = book.salt || randomUUID()
  const all = [...articles.flatMap(({ logs }) => logs.flatMap(analystsIn)), ...people.map(({ id }) => id), about.analyst]
  const names = assignPseudonyms(pseudonymsOf(book), all, sha256, salt)
  const words = new Map(names)
  for (const person of people) for (const name of allNames([person])) words.set(name, names.get(person.id) ?? name)
  return {
    book: { ...book, salt, pseudonyms: [...names].map(([analyst, mask]) => ({ analyst, mask })) },
    names,
    articles: articles.map(({ article, texts, logs }) => ({
      article: withoutFiles(article),
      texts,
      logs: logs.map((log) => ({ ...log, ...renameAnalysts(log, names, { words, hideFiles: true }) })),
    })),
  }
}

/** Ids, and every name that was ever shown for them. */
export function allNames(people: readonly Person[]): readonly string[] {
  return [...new Set(people.flatMap(({ id, names }) => [id, ...names.map(({ name }) => name)]))]
}

/** Owners, whoever made edits, and whoever is referred to. */
function analystsIn({ analyst, log }: SetLog): readonly string[] {
  const all = new Set([analyst])
  for (const { by, op } of log) {
    all.add(by)
    for (const atom of op.atoms) {
      if ('decision' in atom) {
        const { about, against, by: decider, taken } = atom.decision
        for (const one of [...about, ...against, ...(taken ? [taken] : [])]) all.add(one.analyst)
        all.add(decider)
      } else if ('message' in atom) {
        for (const one of [...atom.message.mentions, ...atom.message.about.map((ref) => ref.analyst), atom.message.by]) all.add(one)
      } else if ('stage' in atom) for (const one of [...atom.stage.sets.map((set) => set.analyst), atom.stage.by]) all.add(one)
    }
  }
  return [...all]
}

/** Files are named by the people who kept them. */
function withoutFiles(article: Article): Article {
  return {
    ...article,
    revisions: article.revisions.map((revision) => ({ ...revision, provenance: { ...revision.provenance, fileName: '' } })),
  }
}
