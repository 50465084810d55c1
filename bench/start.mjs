// `npm run bench`: installs this package if need be, then measures. Plain Node, because the measuring itself has dependencies.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from '../scripts/build-if-stale.mjs'

const here = dirname(fileURLToPath(import.meta.url))

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(join(here, '..', 'node_modules', 'react'))) {
  console.error('The product is not installed yet: run `npm run setup` in the project folder first.')
  process.exit(1)
}
if (!existsSync(join(here, 'node_modules', '.package-lock.json'))) run('npm', ['ci', '--no-audit', '--no-fund'])
// The key to the disk goes through the application as built.
if (!(await buildIfStale(join(here, '..')))) process.exit(1)
run(process.execPath, [join(here, 'bench.mjs'), ...process.argv.slice(2)])
