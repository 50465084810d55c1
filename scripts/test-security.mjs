/** `npm run test:security`: everything that docs/security.md names, wherever it stands. Part of `npm test` as well. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnSync } from 'node:child_process'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const named = new Set(readFileSync(join(root, 'docs/security.md'), 'utf8').match(/test\/[\w./-]+\.test\.tsx?/g))
const { status } = spawnSync(
  process.execPath,
  [join(root, 'scripts/test.mjs'), '--testPathPatterns', 'test/security/', ...named, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SECURITY_ALL: '1' },
  },
)
process.exitCode = status ?? 1
