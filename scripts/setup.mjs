/**
 * Makes a fresh clone ready: packages, Electron's runtime or else a browser, the build. Plain Node without dependencies, because it
 * runs before they are there. Running it again does only what is missing.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { planBrowser } from './browser-packages.mjs'
import { buildIfStale } from './build-if-stale.mjs'
import { fetchElectron, findElectron } from './electron-runtime.mjs'
import { hasCommand, runCommand, runNpm, say } from './run-command.mjs'

const USAGE = `Usage: npm run setup [-- --yes]
  --yes   install a browser, fonts and what the tests need without asking`

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isRoot = process.getuid?.() === 0

async function main() {
  const args = process.argv.slice(2)
  if (args.some((argument) => argument !== '--yes')) {
    say(USAGE)
    return args.includes('--help') ? 0 : 2
  }
  const yes = args.includes('--yes')
  if (!isNodeNewEnough(process.versions.node)) {
    return fail(`Node ${process.versions.node} is too old: Claimlight needs 20.18 or later (https://nodejs.org).`)
  }
  if (!arePackagesInstalled()) {
    say('Installing packages (npm ci) ...')
    if (runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root) !== 0)
      return fail('"npm ci" failed; what it said stands above.')
  }
  const electron = prepareElectron()
  if (!(await buildIfStale(root))) return 1
  if (!electron || isRoot || yes) {
    const code = await prepareBrowser({ yes, electron })
    if (code !== 0) return code
  }
  say('Ready: "npm start" opens Claimlight, "npm test" runs its tests.')
  return 0
}

function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 18)
}

/** npm writes its own record last; it is older than the lock file when that has changed since. */
function arePackagesInstalled() {
  const record = statSync(join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false })
  return record !== undefined && record.mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/** @returns {boolean} whether Electron's runtime is there */
function prepareElectron() {
  if (findElectron(root)) return true
  say("Fetching Electron's runtime (about 110 MB) ...")
  const why = fetchElectron(root)
  if (why !== null) say(`Electron's runtime could not be fetched (${why}); Claimlight will use the browser host instead.`)
  return why === null
}

async function prepareBrowser({ yes, electron }) {
  const found = findBrowser()
  const plan = planBrowser({
    platform: process.platform,
    osRelease: readOr('/etc/os-release', ''),
    root: isRoot,
    browser: found !== null,
    everything: yes,
    hasCommand,
    isInstalled,
  })
  if (plan.kind === 'install' && (yes || isRoot || (await agrees(plan.what)))) {
    say(`Installing ${plan.what} ...`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const failed = plan.steps.find(({ command, args }) => runCommand(command, args, { env }) !== 0)
    if (failed) {
      const line = `"${failed.command} ${failed.args.join(' ')}" failed; what it said stands above.`
      if (found === null && !electron) return fail(line)
      say(line)
    }
  }
  const browser = findBrowser()
  if (browser !== null) say(`The browser host will use ${browser}.`)
  else if (plan.kind === 'cannot') say(`No Chromium, Chrome or Edge was found. ${plan.why}`)
  else say('No Chromium, Chrome or Edge is here: "npm start" will print an address to open in a browser of this computer.')
  return 0
}

/** Asked of the application, so that there is one list of places to look. */
function findBrowser() {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'out/main/browser.js'), '--find-browser'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null
}

function isInstalled(name) {
  const { status, stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' })
  return status === 0 && stdout === 'installed'
}

async function agrees(what) {
  if (!process.stdin.isTTY) {
    say(`A browser is needed and there is no terminal to ask on: "npm run setup -- --yes" installs ${what}.`)
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`Install ${what}? [Y/n] `).catch(() => 'n')
  terminal.close()
  return /^(y|yes|)$/i.test(answer.trim())
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

function fail(line) {
  say(`setup: ${line}`)
  return 1
}

process.exitCode = await main()
