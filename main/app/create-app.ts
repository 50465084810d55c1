import type { AppEvent, Reply } from '#shared/contract/host'
import { METHODS, type Method, type Params, type Result } from '#shared/contract/methods'
import type { App } from './app'
import { articleMethods } from './article-methods'
import { AutoBackup } from './auto-backup'
import { exchangeMethods } from './exchange-methods'
import { toFailure } from './failure'
import { libraryMethods } from './library-methods'
import { LiveChanges } from './live-changes'
import { packageMethods } from './package-methods'
import { peopleMethods } from './people-methods'
import { revisionMethods } from './revision-methods'
import { pastMethods } from './past-methods'
import { reportMethods } from './report-methods'
import { reviewMethods } from './review-methods'
import type { AppPorts } from './ports'
import { setMethods } from './set-methods'
import { placeMethods } from './place-methods'
import { storageMethods } from './storage-methods'
import { SuggestionCounts } from './suggestion-counts'
import { createTextCache, type TextCache } from './text-cache'
import { Turns } from './turns'

/** A window counts longer texts off its main thread when they are opened; here they would hold up edits for more than 100 ms or so. */
const MOST_UNITS_COUNTED = 50_000

/** Everything a group of methods works with. */
export interface AppContext extends AppPorts {
  readonly emit: (event: AppEvent) => void
  readonly texts: TextCache
  /** By article: edits of one set take their turns. */
  readonly turns: Turns
  readonly counts: SuggestionCounts
  readonly autoBackup: AutoBackup
}

export type Handlers = { readonly [M in Method]: (params: Params<M>) => Promise<Result<M>> }

/** The application: the methods of the contract on top of the ports, behind one door. */
export function createApp(ports: AppPorts): App {
  const listeners = new Set<(event: AppEvent) => void>()
  const emit = (event: AppEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const texts = createTextCache((id, revision) => ports.store.readText(id, revision))
  const counts = new SuggestionCounts(
    { store: ports.store, emit, texts },
    ports.about.host === 'command-line' ? Infinity : MOST_UNITS_COUNTED,
  )
  const hasWindow = ports.about.host === 'electron' || ports.about.host === 'browser'
  const autoBackup = new AutoBackup(ports.store, hasWindow)
  const live = new LiveChanges(ports.store, emit)
  if (hasWindow) live.start()
  const context: AppContext = { ...ports, emit, texts, turns: new Turns(), counts, autoBackup }
  const handlers: Handlers = {
    ...libraryMethods(context),
    ...articleMethods(context),
    ...setMethods(context),
    ...revisionMethods(context),
    ...exchangeMethods(context),
    ...reviewMethods(context),
    ...pastMethods(context),
    ...reportMethods(context),
    ...packageMethods(context),
    ...placeMethods(context),
    ...peopleMethods(context),
    ...storageMethods(context),
  }
  void tellWhenChecked(ports, emit)
  const running = new Set<Promise<unknown>>()
  let closing: Promise<void> | null = null

  return {
    dispatch(method, params) {
      // Whoever asks too late is told so; whoever asked before is answered first.
      if (closing) return Promise.resolve({ ok: false, failure: { code: 'connection-lost', values: {} } })
      const reply = dispatch(handlers, method, params).finally(() => running.delete(reply))
      running.add(reply)
      return reply
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      closing ??= (async () => {
        try {
          // First, so that nobody waits for a file that takes long to read.
          await ports.importer.close()
          await ports.packer.close()
        } finally {
          await Promise.allSettled([...running, counts.stop()])
          await live.close()
          await autoBackup.close()
          await ports.store.close()
        }
      })()
      return closing
    },
  }
}

/** The articles are listed from the index; where files were changed while nobody looked, the list is told. */
async function tellWhenChecked({ store }: AppPorts, emit: (event: AppEvent) => void): Promise<void> {
  if (await store.checked()) emit({ kind: 'library-changed' })
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(METHODS, method)
}

async function dispatch(handlers: Handlers, method: string, params: unknown): Promise<Reply<Method>> {
  if (!isMethod(method)) return { ok: false, failure: { code: 'invalid-request', values: { where: 'method' } } }
  const parsed = METHODS[method].params.safeParse(params)
  if (!parsed.success) {
    const where = [method, ...(parsed.error.issues[0]?.path ?? [])].join('.')
    return { ok: false, failure: { code: 'invalid-request', values: { where } } }
  }
  try {
    // The table pairs each method with its own params and result; the compiler cannot follow that through a lookup by a variable.
    const handler = handlers[method] as (params: unknown) => Promise<Result<Method>>
    const result = METHODS[method].result.parse(await handler(parsed.data)) as Result<Method>
    return { ok: true, result }
  } catch (error) {
    return { ok: false, failure: toFailure(error, method) }
  }
}
