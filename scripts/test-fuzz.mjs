/** `npm run test:fuzz`: the fuzz suite alone. `-- --long` for a minute a parser, `--seconds N` for another time, `--only a,b` for some of them. */
import { parseArgs } from 'node:util'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnSync } from 'node:child_process'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values } = parseArgs({
  options: { long: { type: 'boolean', default: false }, seconds: { type: 'string' }, only: { type: 'string' }, seed: { type: 'string' } },
})
const seconds = values.seconds ?? (values.long ? '60' : undefined)
const env = {
  ...process.env,
  ...(seconds === undefined ? {} : { FUZZ_SECONDS: seconds }),
  ...(values.only === undefined ? {} : { FUZZ_ONLY: values.only }),
  ...(values.seed === undefined ? {} : { FUZZ_SEED: values.seed }),
}
const jest = join(root, 'node_modules/jest/bin/jest.js')
process.exitCode = spawnSync(process.execPath, [jest, '--selectProjects', 'fuzz'], { cwd: root, stdio: 'inherit', env }).status ?? 1
