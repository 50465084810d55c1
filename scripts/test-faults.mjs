/**
 * `npm run test:faults [-- --long] [-- --seed N]`: the fault suite alone. `--long` is every suite in full (an hour or so), `--seed` the one seed that a
 * failure printed. Other arguments go to Jest.
 */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const rest = process.argv.slice(2)
const env = { ...process.env }
const at = rest.indexOf('--seed')
if (at >= 0) env.CLAIMLIGHT_FAULTS_SEED = rest.splice(at, 2)[1]
if (rest.includes('--long')) {
  rest.splice(rest.indexOf('--long'), 1)
  env.CLAIMLIGHT_FAULTS = 'long'
}
const jest = join(root, 'node_modules/jest/bin/jest.js')
const { status } = spawnSync(process.execPath, [jest, '--selectProjects', 'faults', ...rest], { cwd: root, stdio: 'inherit', env })
process.exitCode = status ?? 1
