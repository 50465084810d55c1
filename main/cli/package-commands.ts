import { writeFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { ShownNames } from '#annotations/people/shown-names'
import { message } from '#shared/messages/message'
import type { Decided, PackageLook } from '#shared/contract/package-methods'
import { PACKAGE_KINDS, type PackageKind } from '#shared/contract/package-kinds'
import type { SentFile } from '#shared/contract/sent-file'
import { FailureError } from '#shared/failures'
import type { App } from '../app/app'
import { toFailure } from '../app/failure'
import { errorCode } from '../exchange/error-code'
import { readArticleFile } from '../exchange/read-article-file'
import { call } from './call'
import { readFiles } from './library-commands'
import { namesIn } from './names'
import { type Output, UsageError, writeFailure } from './output'

interface PackageOptions {
  readonly library?: string
  readonly article?: string
  readonly kind?: string
  readonly out?: string
  readonly json?: boolean
}

/** Writes a package for a colleague. @throws UsageError, FailureError */
export async function packageCommand(app: App, options: PackageOptions, output: Output): Promise<number> {
  const { kind, out } = packageTarget(options)
  const path = resolve(out)
  if (!relative(resolve(options.library ?? ''), path).startsWith('..'))
    throw new FailureError('file-unwritable', { name: out, reason: 'inside-library' })
  const articleIds = options.article === undefined ? null : [options.article]
  if (kind === 'masked') await tellGaps(app, articleIds, output)
  const made = kind === 'return' ? await call(app, 'package.return', { articleIds }) : await call(app, 'package.send', { articleIds, kind })
  const { base64, ...told } = made
  try {
    await writeFile(path, Buffer.from(base64, 'base64'), { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    throw new FailureError('file-unwritable', { name: out, reason: errorCode(error) || 'unknown' }, error)
  }
  output.out(options.json ? `${JSON.stringify(told)}\n` : `${told.id}\n`)
  return 0
}

/** What masking cannot hide is said before the file is there. */
async function tellGaps(app: App, articleIds: readonly string[] | null, output: Output): Promise<void> {
  const { gaps, count } = await call(app, 'package.preview-masked', { articleIds })
  output.err(`${message('package.masked.limits')}\n`)
  const { nameOf } = await namesIn(app)
  for (const { analyst, articleId, kind, words } of gaps)
    output.err(`${[articleId, nameOf(analyst), message(`package.gap.${kind}`), words].map(plain).join('\t')}\n`)
  if (count > gaps.length) output.err(`${message('package.masked.more', { count: count - gaps.length })}\n`)
}

/** What the command cannot do without, looked at before any library is opened. @throws UsageError */
export function packageTarget({ kind, out }: PackageOptions): { readonly kind: PackageKind; readonly out: string } {
  const known = PACKAGE_KINDS.find((one) => one === kind)
  if (known === undefined) throw new UsageError(`package needs --kind ${PACKAGE_KINDS.join('|')}`)
  if (out === undefined || out === '') throw new UsageError('package needs --out FILE')
  return { kind: known, out }
}

interface MergeOptions {
  readonly take?: string
  readonly 'dry-run'?: boolean
  readonly confirm?: boolean
  readonly json?: boolean
}

/** Brings packages in, one after the other; one that cannot be brought in leaves the others be. @throws UsageError */
export async function mergeCommand(app: App, paths: readonly string[], options: MergeOptions, output: Output): Promise<number> {
  if (paths.length === 0) throw new UsageError('merge needs at least one FILE')
  const { take } = options
  if (take !== undefined && take !== 'mine' && take !== 'theirs') throw new UsageError('--take needs mine or theirs')
  const { files, failed } = await readFiles(paths, output, readArticleFile)
  let bad = failed
  for (const file of files) {
    try {
      bad += await mergeOne(app, file, take ?? null, options, output)
    } catch (error) {
      bad++
      writeFailure(output, toFailure(error, 'package.merge'))
    }
  }
  return bad > 0 ? 1 : 0
}

async function mergeOne(app: App, file: SentFile, take: 'mine' | 'theirs' | null, options: MergeOptions, output: Output): Promise<number> {
  const look = await call(app, 'package.look', { file })
  const { nameOf } = await namesIn(app, look.people)
  tell(look, options.json ?? false, nameOf, output)
  const conflicts = look.sets.reduce((sum, { conflicts: found }) => sum + found.length, 0)
  const leftOut = look.sets.filter(({ fate }) => fate === 'other-revision').length
  if (options['dry-run']) return leftOut + (take === null ? conflicts : 0)
  const decided =
    take === null ? [] : look.sets.flatMap((set): Decided[] => set.conflicts.map(({ id }) => ({ ...ofSet(set), claim: id, side: take })))
  await call(app, 'package.merge', { file, decided, confirmed: options.confirm ?? false })
  return leftOut
}

const ofSet = ({ articleId, analyst, set }: PackageLook['sets'][number]) => ({ articleId, analyst, set })

function tell(look: PackageLook, json: boolean, nameOf: ShownNames['nameOf'], output: Output): void {
  if (json) output.out(`${JSON.stringify(look)}\n`)
  for (const set of look.sets) {
    const { articleId, analyst, set: kind, fate, edits, conflicts } = set
    if (!json) output.out(`${articleId}\t${plain(nameOf(analyst))}\t${kind}\t${fate}\t${edits}\t${conflicts.length}\n`)
    for (const { id, fields } of conflicts)
      output.err(
        `${look.name}: changed here and there: ${plain(nameOf(analyst))} ${plain(id)} (${fields.join(', ') || 'removed on one side'})\n`,
      )
  }
}

/** In a table, a name is one cell of one line. */
const plain = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ')
