/** The application behind its door: files that are imported, and messages that a page sends. */
import type { LibraryFileSeed, Trial, Verdict } from './message'
import { filesOf, type OpenApp, openAppOn, writeLibrary } from './sample-library'
import { broken, READ, refused } from './verdict'

const NAMES = ['a.json', 'a.jsonl', 'a.csv', 'a.ann', 'a.txt', 'a.jsonld', '../../a.json', 'a', '__proto__', 'con']

/** Keeps an application open over a library, and makes both anew once something was taken in. */
export class AppTargets {
  readonly #folder: string
  readonly #files: readonly LibraryFileSeed[]
  #open: OpenApp | null = null
  #before = ''

  constructor(folder: string, files: readonly LibraryFileSeed[]) {
    this.#folder = folder
    this.#files = files
  }

  /** A file that is refused leaves every file of the library as it was; one that is taken leaves a sound library. */
  async importFile({ bytes, choice }: Trial): Promise<Verdict> {
    const { app } = await this.#app()
    const name = NAMES[choice % NAMES.length] ?? 'a'
    const reply = await app.dispatch('import.run', {
      files: [{ name, base64: Buffer.from(bytes).toString('base64') }],
      into: choice % 2 === 0 ? 'own' : 'author',
    })
    if (!reply.ok) return this.#refused(reply.failure.code)
    const { reports } = reply.result as { readonly reports: readonly { readonly failure: { readonly code: string } | null }[] }
    const failure = reports[0]?.failure
    if (failure) return this.#refused(failure.code)
    return this.#taken()
  }

  /** A package is looked at, then brought in: refused it leaves every file as it was, at either. */
  async openPackage(bytes: Uint8Array): Promise<Verdict> {
    const { app } = await this.#app()
    const file = { name: 'a.claimlight', base64: Buffer.from(bytes).toString('base64') }
    const looked = await app.dispatch('package.look', { file })
    if (!looked.ok) return this.#refused(looked.failure.code)
    const merged = await app.dispatch('package.merge', { file, decided: [], confirmed: true })
    return merged.ok ? this.#taken() : this.#refused(merged.failure.code)
  }

  /** A message of a page: answered, never with a fault of our own. */
  async request({ bytes }: Trial): Promise<Verdict> {
    const asked = parse(bytes)
    if (typeof asked !== 'object' || asked === null) return refused('no message')
    const { method, params } = asked as Readonly<Record<string, unknown>>
    const { app } = await this.#app()
    const reply = await app.dispatch(String(method), params)
    if (reply.ok) return this.#taken()
    return reply.failure.code === 'internal' ? broken(`internal: ${JSON.stringify(reply.failure.values)}`) : refused(reply.failure.code)
  }

  async close(): Promise<void> {
    await this.#open?.app.close()
    this.#open = null
  }

  async #app(): Promise<OpenApp> {
    if (this.#open) return this.#open
    writeLibrary(this.#folder, this.#files)
    this.#open = await openAppOn(this.#folder)
    this.#before = this.#state()
    return this.#open
  }

  #refused(code: string): Verdict {
    if (code === 'internal') return broken('internal')
    return this.#state() === this.#before ? refused(code) : broken(`refused as ${code}, and yet something was written`)
  }

  async #taken(): Promise<Verdict> {
    const { store } = await this.#app()
    const problems = await store.verify()
    await this.close()
    return problems.length === 0 ? READ : broken(`taken, and left ${JSON.stringify(problems)}`)
  }

  /** Everything under the folder but the backups made before an import; the index is derived and may follow at any time. */
  #state(): string {
    return JSON.stringify(
      filesOf(this.#folder)
        .filter(({ path }) => !path.startsWith('index') && !path.startsWith('backups'))
        .map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]),
    )
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
