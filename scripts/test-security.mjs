/**
 * `npm run test:security`: everything that docs/security.md names, wherever it stands. Part of `npm test` as well. `-- --mutations` breaks each rule
 * in a copy of the project instead and sees its test fail.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnSync } from 'node:child_process'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const rest = process.argv.slice(2)
const at = rest.indexOf('--mutations')
const run = (args, env = process.env) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1

if (at >= 0) {
  rest.splice(at, 1)
  process.exitCode = run([join(root, 'scripts/security-mutations.mjs'), ...rest])
} else {
  const named = new Set(readFileSync(join(root, 'docs/security.md'), 'utf8').match(/test\/[\w./-]+\.test\.tsx?/g))
  const tests = ['--testPathPatterns', 'test/security/', ...named, ...rest]
  process.exitCode = run([join(root, 'scripts/test.mjs'), ...tests], { ...process.env, SECURITY_ALL: '1' })
}
