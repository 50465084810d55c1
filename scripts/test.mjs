/** `npm test`: builds where that is needed (the end-to-end tests run what is built), then runs Jest with the arguments given. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnSync } from 'node:child_process'
import { buildIfStale } from './build-if-stale.mjs'
import { say } from './run-command.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

async function main() {
  const jest = join(root, 'node_modules/jest/bin/jest.js')
  if (!existsSync(jest)) {
    say('test: the packages are not installed yet; run "npm run setup" (or "npm ci") first.')
    return 1
  }
  // Tests that need the build fail by themselves where it does; the others still tell something.
  const built = await buildIfStale(root)
  const { status } = spawnSync(process.execPath, [jest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  return built ? (status ?? 1) : status || 1
}

process.exitCode = await main()
