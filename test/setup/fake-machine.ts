import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const project = resolve(__dirname, '../..')

export interface Outcome {
  readonly code: number | null
  /** What a person saw. */
  readonly shown: string
  readonly data: string
  /** The commands that were run, in order, with their arguments. */
  readonly calls: readonly string[]
}

export interface Run {
  readonly script?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** As a user without rights; only root can do that. */
  readonly asNobody?: boolean
  /** Typed on a terminal; without it there is none. */
  readonly typed?: string
}

/**
 * A fresh clone's scripts in a folder of their own, on a machine where `npm`, `apt-get`, `dpkg-query`, `sudo` and `snap` only note
 * that they were called and leave behind what the real ones would. Node is the real one.
 */
export class FakeMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'claimlight-setup-'))
  private readonly log = join(this.folder, 'calls.log')
  private readonly bin = join(this.folder, 'bin')
  private readonly root = join(this.folder, 'clone')
  /** Present once a browser is "installed". */
  private readonly browser = join(this.folder, 'chromium')

  constructor() {
    for (const part of ['scripts', 'package.json', 'package-lock.json'])
      cpSync(join(project, part), join(this.root, part), { recursive: true })
    mkdirSync(this.bin)
    writeFileSync(this.log, '')
    symlinkSync(process.execPath, join(this.bin, 'node'))
    for (const tool of ['sh', 'touch', 'mkdir', 'cat', 'stty']) symlinkSync(which(tool), join(this.bin, tool))
    this.command('npm', `[ "$1" = ci ] && [ -z "$NPM_FAILS" ] && node "${this.folder}/install.cjs"`)
    this.command('apt-get', `case "$*" in *update*) ;; *chromium*) [ -z "$APT_FAILS" ] && touch "${this.browser}" ;; esac`)
    this.command('dpkg-query', 'exit 1')
    this.command('sudo', '"$@"')
    writeFileSync(join(this.folder, 'install.cjs'), this.installer())
    chmodSync(this.folder, 0o777)
    execFileSync('chmod', ['-R', 'a+rwX', this.folder])
  }

  command(name: string, body: string): void {
    writeFileSync(join(this.bin, name), `#!/bin/sh\necho "${name} $*" >> "${this.log}"\n${body}\n`)
    chmodSync(join(this.bin, name), 0o755)
  }

  without(name: string): void {
    rmSync(join(this.bin, name))
  }

  /** Makes a browser be there from the start. */
  haveBrowser(): void {
    writeFileSync(this.browser, '')
  }

  run({ script = 'setup.mjs', args = [], env = {}, asNobody = false, typed }: Run = {}): Outcome {
    writeFileSync(this.log, '')
    const command = [process.execPath, join(this.root, 'scripts', script), ...args]
    const [program = '', ...rest] = typed === undefined ? command : [which('script'), '-qec', command.join(' '), '/dev/null']
    const { status, stdout, stderr } = spawnSync(program, rest, {
      encoding: 'utf8',
      cwd: this.folder,
      env: { PATH: this.bin, SHELL: '/bin/sh', ...env },
      ...(asNobody ? { uid: 65_534, gid: 65_534 } : {}),
      ...(typed === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input: typed }),
    })
    const calls = readFileSync(this.log, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('dpkg-query'))
    return { code: status, shown: typed === undefined ? stderr : stdout, data: typed === undefined ? stdout : '', calls }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** What `npm ci` leaves: stand-ins for the packages that the scripts start, each noting that it ran. */
  private installer(): string {
    const note = `require('fs').appendFileSync(${JSON.stringify(this.log)}, `
    const electron = `${note}'fetch electron\\n')
if (!process.env.ELECTRON_COMES) { console.error('TypeError: fetch failed'); process.exit(1) }
const fs = require('fs'), path = require('path')
fs.mkdirSync(path.join(__dirname, 'dist'))
fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron')
fs.writeFileSync(path.join(__dirname, 'dist/electron'), '#!/bin/sh\\necho "electron $*" >> ${this.log}\\nexit \${ELECTRON_EXITS:-0}\\n', { mode: 0o755 })`
    const host = `const fs = require('fs'), browser = ${JSON.stringify(this.browser)}
if (process.argv[2] === '--find-browser') { if (!fs.existsSync(browser)) process.exit(1); console.log(browser) }
else ${note}'browser host ' + process.argv.slice(2).join(' ') + '\\n')`
    const build = `${note}'build\\n')
if (process.env.BUILD_FAILS) { console.log('a mistake'); process.exit(1) }
const fs = require('fs')
for (const folder of ['out/main', 'out/preload', 'out/renderer']) fs.mkdirSync(folder, { recursive: true })
for (const file of ['out/main/electron.js', 'out/preload/index.js', 'out/renderer/index.html']) fs.writeFileSync(file, '')
fs.writeFileSync('out/main/cli.js', 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3')
fs.writeFileSync('out/main/browser.js', ${JSON.stringify(host)})`
    const jest = `${note}'jest ' + process.argv.slice(2).join(' ') + '\\n'); process.exitCode = 5`
    const files = {
      'electron/install.js': electron,
      'electron-vite/bin/electron-vite.js': build,
      'jest/bin/jest.js': jest,
      '.package-lock.json': '{}',
    }
    return `const fs = require('fs'), path = require('path')
for (const [name, text] of Object.entries(${JSON.stringify(files)})) {
  const file = path.join(${JSON.stringify(this.root)}, 'node_modules', name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}`
  }
}

export function which(command: string): string {
  const folder = (process.env['PATH'] ?? '').split(':').find((path) => existsSync(join(path, command)))
  return folder === undefined ? command : join(folder, command)
}
