import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { writeStartPage } from './start-page'

export interface WindowOptions {
  readonly executable: string
  readonly sandbox: boolean
  /** The one-time address. */
  readonly address: string
  readonly profile: string
}

/** What a command line shows: the file that leads to the one-time address, as a URL. */
interface Switches extends Pick<WindowOptions, 'sandbox' | 'profile'> {
  readonly start: string
}

export interface WindowProcess {
  /** Resolves when the process has ended, with the last line it complained in where it failed, else null. */
  readonly ended: Promise<string | null>
  /** Removes the page that leads to the one-time address: it has been used. */
  forgetAddress(): void
  close(): void
}

/**
 * A browser that only shows our page: no first-run pages, no accounts, no extensions, and none of the services by which a browser
 * calls home. Those are switched off one by one, and what a later version adds meets a proxy that nobody answers for; this computer's own
 * addresses never go through a proxy. (--host-resolver-rules would do, but Chromium warns in the window of a loss of security.)
 */
export function windowSwitches({ sandbox, start, profile }: Switches, isNew: boolean): readonly string[] {
  return [
    // Later the browser remembers how large the person made it, and the switch would go before that.
    ...(isNew ? ['--window-size=1280,860'] : []),
    `--app=${start}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-mode',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--metrics-recording-only',
    '--no-pings',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    `--proxy-server=${NOBODY}`,
    `--disable-features=${SERVICES.join(',')}`,
    ...(sandbox ? [] : ['--no-sandbox', '--test-type']),
  ]
}

/** TCP port 1: free in practice, and only an administrator could listen there. */
export const NOBODY = '127.0.0.1:1'

const SERVICES = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
]

/** Ends that somebody asked for; any other signal is a crash, after which there was perhaps never a window. */
const REQUESTS: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'])

/** Opens the application window in a process of its own. */
export function openWindow(options: WindowOptions): WindowProcess {
  const isNew = !existsSync(options.profile)
  mkdirSync(options.profile, { recursive: true, mode: 0o700 })
  const start = writeStartPage(options.profile, options.address)
  const child = spawn(options.executable, windowSwitches({ ...options, start: pathToFileURL(start).href }, isNew), {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-4000)
  })
  const ended = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    // Not `close`: the browser's crash handler may hold the pipe for longer.
    child.once('exit', (code, signal) =>
      resolve(code === 0 || (signal && REQUESTS.has(signal)) ? null : lastLine(complaint) || `${code ?? signal}`),
    )
  })
  void ended.then(() => rmSync(start, { force: true }))
  return { ended, forgetAddress: () => rmSync(start, { force: true }), close: () => child.kill() }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
