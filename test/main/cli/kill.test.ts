import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { scratchFolder } from '#support/scratch-folder'
import { jsonLines, lines } from './trial-cli'

const PROGRAM = resolve(__dirname, '../../../out/main/cli.js')
const ROUNDS = 6
const TEXT = `${'The mayor said the bridge was safe. '.repeat(40)}\n`

const run = async (...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [PROGRAM, ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout

/** Feeds edits to `apply` without end, kills it `afterMs` after its first answer, and gives the answers that got out. */
async function applyAndKill(library: string, article: string, round: number, afterMs: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [PROGRAM, 'apply', '--library', library, '--analyst', 'Ana'], { stdio: ['pipe', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString()
    timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
  const ended = new Promise((done) => child.once('close', done))
  // The pipe breaks when the reader dies: that is the point.
  child.stdin.on('error', () => {})
  for (let i = 0; i < 20_000 && child.exitCode === null && child.signalCode === null; i++) {
    const edit = { op: 'add', article, id: `r${round}-${i}`, content: [{ start: i % 900, end: (i % 900) + 20 }] }
    if (!child.stdin.write(`${JSON.stringify(edit)}\n`)) {
      await new Promise<void>((done) => {
        child.stdin.once('drain', done)
        child.once('close', () => done())
      })
    }
  }
  await ended
  expect(err).toBe('')
  // The last line may have been cut off by the kill.
  return lines(out.slice(0, out.lastIndexOf('\n') + 1)).map((line) => Number(/^saved (\d+)$/.exec(line)?.[1]))
}

const built = existsSync(PROGRAM) ? describe : describe.skip
built(`the built command line${existsSync(PROGRAM) ? '' : ' (skipped: nothing is built, npm run build comes first)'}`, () => {
  test(`killed ${ROUNDS} times in the middle of apply has every edit that it called saved`, async () => {
    const folder = await scratchFolder()
    try {
      const library = join(folder, 'library')
      await writeFile(join(folder, 'bridge.txt'), TEXT)
      const article = (await run('add', '--library', library, join(folder, 'bridge.txt'))).trim()
      let before = 0
      for (let round = 0; round < ROUNDS; round++) {
        const saved = await applyAndKill(library, article, round, round * 23)
        expect(saved.length).toBeGreaterThan(0)
        expect(saved).toEqual(saved.map((_seq, i) => before + i + 1))
        const [shown] = jsonLines(await run('show', '--library', library, '--json', '--analyst', 'Ana')) as {
          seq: number
          set: { claims: { id: string }[] }
        }[]
        const ids = new Set(shown?.set.claims.map(({ id }) => id))
        expect(saved.filter((seq) => !ids.has(`r${round}-${seq - before - 1}`))).toEqual([])
        // At most the one that was being written when the process ended is there besides.
        expect((shown?.seq ?? 0) - (saved.at(-1) ?? 0)).toBeLessThanOrEqual(1)
        before = shown?.seq ?? 0
        await run('verify', '--library', library)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, 120_000)
})
