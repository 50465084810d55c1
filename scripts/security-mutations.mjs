/**
 * `npm run test:security -- --mutations [--only WORDS]`: breaks one security rule at a time in a copy of the project and runs that rule's test, which must
 * fail. A rule whose test still passes is not tested. Takes some seconds a rule, a minute or so where it has to be built.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** What stands once in a file, what is put in its place, and the test that must fail then. `built`: that test runs what is built. */
const MUTATIONS = JSON.parse(readFileSync(join(root, 'test/security/mutations.json'), 'utf8'))
const { values } = parseArgs({ options: { only: { type: 'string' }, unbuilt: { type: 'boolean', default: false } } })

/** All that git knows or would know, with the packages beside it. */
function copyProject() {
  const copy = mkdtempSync(join(tmpdir(), 'claimlight-mutations-'))
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  for (const file of files.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    cpSync(join(root, file), join(copy, file), { recursive: true, force: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** Milliseconds. Without its limit some parser goes on for ever: that is what the limit is for, and its test does not pass. */
const PATIENCE = 90_000

function run(copy, { test, name = '', built }) {
  const script = built ? join(copy, 'scripts/test.mjs') : join(copy, 'node_modules/jest/bin/jest.js')
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [script, '-w', '1', '--testPathPatterns', test, '-t', name], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  })
  const summary = /jest: (\d+) passed, (\d+) failed, (\d+) skipped/.exec(stdout + stderr)
  return { status, passed: Number(summary?.[1] ?? 0), failed: error ? 1 : Number(summary?.[2] ?? 0), output: stdout + stderr }
}

const copy = copyProject()
const survived = []
try {
  const chosen = MUTATIONS.filter(
    ({ rule, built }) => (values.only === undefined || new RegExp(values.only, 'i').test(rule)) && !(values.unbuilt && built),
  )
  // A test that fails, or runs nothing, without a fault proves nothing.
  const sound = new Map()
  for (const mutation of chosen) {
    if (!sound.has(mutation.test)) sound.set(mutation.test, run(copy, mutation))
    const { status, passed } = sound.get(mutation.test)
    const path = join(copy, mutation.file)
    const source = readFileSync(path, 'utf8')
    const parts = source.split(mutation.from)
    let verdict
    if (parts.length !== 2) verdict = `its place is there ${parts.length - 1} times`
    else if (status !== 0 || passed === 0) verdict = 'its test does not pass without it'
    else {
      writeFileSync(path, parts.join(mutation.to))
      const { failed } = run(copy, mutation)
      writeFileSync(path, source)
      verdict = failed > 0 ? `caught (${failed} failed)` : 'SURVIVED'
    }
    if (!verdict.startsWith('caught')) survived.push(mutation.rule)
    process.stdout.write(`${verdict.padEnd(24)} ${mutation.rule} (${mutation.file})\n`)
  }
  process.stdout.write(`mutations: ${chosen.length - survived.length} of ${chosen.length} caught\n`)
} finally {
  rmSync(copy, { recursive: true, force: true })
}
process.exitCode = survived.length > 0 ? 1 : 0
