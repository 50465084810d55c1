/**
 * Run under `unshare -m`, so that what it mounts is nobody else's and goes with it: `node mounted-program.js power FOLDER LOOP CUTS SEED`
 * or `... full FOLDER`. Prints one line of JSON for each round; the test beside it judges.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '#main/store/open-library'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { LOOP_TEXT } from '#support/commit-loop'
import { addClaim, sampleArticle } from '#support/sample-set'
import { FailureError } from '#shared/failures'
import { dice } from './seeds'

const ARTICLE = sampleArticle(LOOP_TEXT)
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const say = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

const lastLine = (report: string): number => Number(report.split('\n').at(-2) ?? 0)

function lastReported(report: string): number {
  try {
    return lastLine(readFileSync(report, 'utf8'))
  } catch {
    return 0
  }
}

/**
 * EXT4_IOC_SHUTDOWN: `2` drops the file system's log as well, `1` writes the log out first. Nothing else reaches the device. Answers what
 * was reported up to the cut: unlike after a real one the process still lives for a moment, and the kernel may tell it that a log whose
 * writing was broken off has been written (jbd2_complete_transaction finds no such transaction any more), so what comes later proves nothing.
 */
function cutPower(mounted: string, flag: number, report: string): number {
  const script = `open(my $f, "<", $ARGV[0]) or die $!; open(my $r, "<", $ARGV[2]) or die $!; my $v = pack("L", $ARGV[1]);
    local $/; my $said = <$r>; ioctl($f, 0x8004587d, $v) or die "ioctl: $!"; print $said`
  return lastLine(execFileSync('perl', ['-e', script, mounted, String(flag), report], { encoding: 'utf8' }))
}

async function power(folder: string, loop: string, cuts: number, seed: number): Promise<void> {
  const roll = dice(seed)
  const [image, mounted, report] = [join(folder, 'image'), join(folder, 'mounted'), join(folder, 'report')]
  mkdirSync(mounted)
  writeFileSync(image, '')
  truncateSync(image, 24 * 1024 * 1024)
  execFileSync('mkfs.ext4', ['-q', '-F', '-O', '^metadata_csum_seed', image])
  for (let cut = 0; cut < cuts; cut++) {
    execFileSync('mount', ['-o', 'loop', image, mounted])
    const before = lastReported(report)
    const child = spawn(process.execPath, [loop, join(mounted, 'library'), report], { stdio: 'ignore' })
    const ended = new Promise((done) => child.once('exit', done))
    for (let i = 0; i < 2000 && child.exitCode === null && lastReported(report) === before; i++) await pause(5)
    await pause(roll() * 120)
    const flag = roll() < 0.75 ? 2 : 1
    const acknowledged = cutPower(mounted, flag, report)
    child.kill('SIGKILL')
    await ended
    const last = lastReported(report)
    execFileSync('umount', [mounted])
    execFileSync('mount', ['-o', 'loop', image, mounted])
    const library = await openLibrary(join(mounted, 'library'), { ...nodeStorePorts(), analyst: 'Ana' })
    const set = await library.openSet(ARTICLE.id, 'Ana')
    const problems = await library.verify()
    say({
      cut,
      flag,
      before,
      acknowledged,
      last,
      stored: set.seq,
      claims: set.set.claims.size,
      readOnly: library.readOnly ?? set.readOnly,
      problems,
    })
    // Half of the rounds go on from what the cut left.
    if (cut % 2 === 0) await library.close()
    else rmSync(join(mounted, 'library', 'lock-%41na'))
    execFileSync('umount', ['-l', mounted])
  }
}

async function full(folder: string): Promise<void> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', folder])
  const path = join(folder, 'library')
  const open = () => openLibrary(path, { ...nodeStorePorts(), analyst: 'Ana' })
  let library = await open()
  await library.addArticle(ARTICLE, LOOP_TEXT, { detector: '', count: 0 })
  let acknowledged = 0
  let refusals: string[] = []
  const ballast = join(folder, 'ballast')
  writeFileSync(ballast, Buffer.alloc(64 * 1024))
  for (let round = 0; round < 3; round++) {
    const set = await library.openSet(ARTICLE.id, 'Ana')
    refusals = []
    for (let i = 0; i < 4000 && refusals.length < 5; i++) {
      try {
        acknowledged = (await set.commit(addClaim(LOOP_TEXT, `c${set.seq + 1}`), new Date(0).toISOString())).seq
        if (i % 50 === 49) await set.checkpoint().catch((error: unknown) => refusals.push(codeOf(error)))
      } catch (error) {
        refusals.push(codeOf(error))
      }
    }
    const inMemory = set.seq
    await library.close()
    // The disk is as full as before: opening needs no room.
    library = await open()
    const again = await library.openSet(ARTICLE.id, 'Ana')
    const [stored, claims] = [again.seq, again.set.claims.size]
    say({
      round,
      acknowledged,
      inMemory,
      stored,
      claims,
      failure: again.failure,
      refusals,
      readOnly: library.readOnly,
      problems: await library.verify(),
    })
    await library.close()
    if (round === 0) rmSync(ballast)
    library = await open()
  }
  await library.close()
}

const codeOf = (error: unknown): string => (error instanceof FailureError ? error.code : String(error))

const [what, folder, ...rest] = process.argv.slice(2)
if (what === 'power' && folder !== undefined) void power(folder, rest[0] ?? '', Number(rest[1]), Number(rest[2]))
else if (what === 'full' && folder !== undefined) void full(folder)
