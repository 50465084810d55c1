/** The command line: builds first where that is needed, then becomes out/main/cli.js. Standard output holds the command's data only. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build-if-stale.mjs'
import { say } from './run-command.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

async function main() {
  if (!existsSync(join(root, 'node_modules/electron-vite'))) {
    say('claimlight: the packages are not installed yet; run "npm run setup" first.')
    return 1
  }
  if (!(await buildIfStale(root))) return 1
  const child = spawn(process.execPath, [join(root, 'out/main/cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

process.exitCode = await main()
