import { basename } from 'node:path'
import type { LibraryEntry } from '#shared/contract/methods'
import type { AppContext, Handlers } from './create-app'
import { readRequests } from './review-request'
import { entryOf } from './entry'
import { createTextSearch } from './text-search'

type LibraryMethods = Pick<Handlers, 'app.info' | 'settings.save' | 'library.list' | 'library.verify'>

export function libraryMethods({ store, about, texts, counts }: AppContext): LibraryMethods {
  const search = createTextSearch(texts)
  return {
    'app.info': async () => ({
      version: about.version,
      host: about.host,
      library: basename(store.path),
      libraryPath: store.path,
      analyst: about.analyst,
      readOnly: store.readOnly,
      notices: store.notices,
      settings: await store.readSettings(),
    }),
    'settings.save': async (settings) => {
      // A library that cannot be written to is still a library to read in: settings then last as long as the window.
      if (store.readOnly === null) await store.writeSettings(settings)
      return {}
    },
    'library.list': async ({ query, state }) => {
      const requests = await readRequests({ store })
      const counted = counts.catchUp()
      // A window is told when there is more to show; whoever asks from the command line asks once.
      if (about.host === 'command-line') await counted
      const entries: LibraryEntry[] = []
      for (const record of store.articles()) {
        // How many suggestions there are is a suggestion too.
        const isBlind = requests.isBlind(record.article.id)
        const entry = entryOf(isBlind ? { ...record, decided: 0, suggested: { ...record.suggested, count: 0 } } : record)
        if (state !== null && entry.state !== state) continue
        const found = await search(record.article, query)
        if (found !== null) entries.push({ ...entry, excerpt: found.excerpt })
      }
      return { entries }
    },
    'library.verify': async () => ({ articles: store.articles().length, problems: await store.verify() }),
  }
}
