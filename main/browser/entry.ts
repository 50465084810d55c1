/** Starts Claimlight in a window of the installed browser: the second host, for where Electron's runtime cannot be had. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { FailureError } from '#shared/failures'
import { failureWords } from '#shared/messages/message'
import { chooseAnalyst, chooseLibrary, wantsSamples } from '../app/default-library'
import { openApp } from '../app/open-app'
import { PageShelf } from '../app/page-shelf'
import { listAssets } from '../app/renderer-assets'
import { chooseOpening, SERVE_REASONS } from './choose-opening'
import { findChromium } from './find-chromium'
import { type BrowserFlags, parseFlags, USAGE } from './flags'
import { documentsFolder, profileFolder } from './folders'
import { isFile } from './is-file'
import { createLifetime, type Lifetime } from './lifetime'
import { openWindow, type WindowProcess } from './open-window'
import { serveApp, type ServedApp } from './serve-app'

const { platform, env } = process
const args = process.argv.slice(2)
const home = homedir()
// One Ctrl+C reaches a process several times: from the terminal, from npm, from the script that started it.
const REPEATED_MILLISECONDS = 1000
// This file is built to out/main/browser.js.
const root = join(__dirname, '../..')

function main(): void {
  let flags: BrowserFlags
  try {
    flags = parseFlags(args)
  } catch (error) {
    process.stderr.write(`claimlight: ${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`)
    process.exitCode = 2
    return
  }
  if (flags.findBrowser) {
    const executable = browser()
    process.stdout.write(executable === null ? '' : `${executable}\n`)
    process.exitCode = executable === null ? 1 : 0
    return
  }
  start(flags).catch(giveUp)
}

async function start(flags: BrowserFlags): Promise<void> {
  const starting = { args, env, documents: documentsFolder({ platform, env, home, read }) }
  const library = chooseLibrary(starting)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
  const shelf = new PageShelf()
  const app = await openApp({
    library,
    analyst: chooseAnalyst(starting),
    host: 'browser',
    version,
    samples: wantsSamples(starting),
    printer: { print: async (html) => ({ kind: 'page', path: shelf.put(html) }) },
  })

  let window: WindowProcess | null = null
  let served: ServedApp | null = null
  const end = (): void => {
    if (served) finish(served, window).catch(giveUp)
  }
  const lifetime = createLifetime(flags.keep ? () => undefined : end)
  served = await serveApp({
    app,
    assets: await listAssets(join(root, 'out/renderer')),
    shelf,
    port: flags.port,
    onWindows: lifetime.windows,
    onRedeemed: () => window?.forgetAddress(),
  })
  endOnSignals(end)
  window = show(flags, library, served, lifetime)
}

/** Opens the window, or prints the address with the reason why there is none. */
function show(flags: BrowserFlags, library: string, { address, origin }: ServedApp, lifetime: Lifetime): WindowProcess | null {
  if (flags.printJson) process.stdout.write(`${JSON.stringify({ address, origin, library })}\n`)
  const opening = chooseOpening({ noOpen: flags.noOpen, platform, env, root: process.getuid?.() === 0, executable: browser() })
  if (opening.kind === 'serve') {
    say(SERVE_REASONS[opening.why])
    say(`Claimlight serves ${library} at this address, which is good for one window on this computer:\n${address}`)
    return null
  }
  const window = openWindow({ ...opening, address, profile: profileFolder({ platform, env, home }, opening.executable, library) })
  say(`Claimlight shows ${library} in a window of ${opening.executable}. Closing the window ends it; so does Ctrl+C here.`)
  // On macOS a browser goes on running when its last window is closed: only the connections tell there.
  if (platform !== 'darwin') lifetime.windowProcess('running')
  void follow(window, address, lifetime)
  return window
}

async function follow(window: WindowProcess, address: string, lifetime: Lifetime): Promise<void> {
  const complaint = await window.ended
  lifetime.windowProcess(complaint === null ? 'ended' : 'failed')
  if (complaint !== null) say(`The window could not be shown (${complaint}). Open this address instead:\n${address}`)
}

async function finish(served: ServedApp, window: WindowProcess | null): Promise<void> {
  await served.close()
  window?.close()
  process.exit(0)
}

function endOnSignals(end: () => void): void {
  let first: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (first === null) {
        first = Date.now()
        end()
      } else if (Date.now() - first > REPEATED_MILLISECONDS) {
        // Whoever asks again does not want to wait. What was acknowledged is on disk.
        process.exit(1)
      }
    })
  }
}

function browser(): string | null {
  return findChromium({ platform, env, home, isFile })
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Standard output is for data; people read the other one just as well. */
function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function giveUp(error: unknown): void {
  if (error instanceof FailureError) {
    const { what, safe, advice } = failureWords(error.toFailure())
    process.stderr.write(`claimlight: the library could not be opened. ${what} ${safe} ${advice}\n`)
  } else {
    process.stderr.write(`claimlight: could not start: ${error instanceof Error ? error.message : String(error)}\n`)
  }
  process.exit(1)
}

main()
