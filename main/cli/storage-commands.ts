import { writeFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { LostInfo } from '#shared/contract/storage-methods'
import { FailureError } from '#shared/failures'
import { failureWords, message } from '#shared/messages/message'
import { lostWords } from '#shared/messages/lost-words'
import type { App } from '../app/app'
import { toFailure } from '../app/failure'
import { errorCode } from '../exchange/error-code'
import { call } from './call'
import { type Output, writeFailure } from './output'

/** Lists what is damaged, edit by edit; keeps the rest where that is asked for. Exit code 1 while anything is damaged. */
export async function repairCommand(
  app: App,
  files: readonly string[],
  options: { keep?: boolean; json?: boolean },
  output: Output,
): Promise<number> {
  const { troubles } = await call(app, 'storage.diagnose', {})
  const chosen = troubles.filter(({ problems }) => files.length === 0 || problems.some(({ file }) => files.includes(file)))
  let left = 0
  for (const trouble of chosen) {
    if (options.json) output.out(`${JSON.stringify(trouble)}\n`)
    else {
      for (const { file, failure } of trouble.problems) output.out(`${file}\t${failureWords(failure).what}\n`)
      for (const lost of trouble.lost ?? []) output.out(`\t${lostLine(lost)}\n`)
    }
    if (!options.keep || !trouble.canKeep || !trouble.target) {
      left++
      continue
    }
    try {
      const { quarantine } = await call(app, 'storage.keep', { target: trouble.target })
      output.err(`${message('storage.kept', { folder: quarantine })}\n`)
    } catch (error) {
      left++
      writeFailure(output, toFailure(error, 'repair'))
    }
  }
  if (chosen.length === 0) output.err(`${message('storage.well')}\n`)
  return left > 0 ? 1 : 0
}

function lostLine(lost: LostInfo): string {
  return lostWords(lost).replaceAll(/[\t\r\n]+/g, ' ')
}

export async function backupCommand(
  app: App,
  options: { library?: string; out?: string; json?: boolean },
  output: Output,
): Promise<number> {
  if (options.out !== undefined) {
    const path = resolve(options.out)
    const inside = relative(resolve(options.library ?? ''), path)
    if (!inside.startsWith('..')) throw new FailureError('file-unwritable', { name: options.out, reason: 'inside-library' })
    const { base64 } = await call(app, 'storage.copy', {})
    try {
      await writeFile(path, Buffer.from(base64, 'base64'), { flag: 'wx', mode: 0o600, flush: true })
    } catch (error) {
      throw new FailureError('file-unwritable', { name: options.out, reason: errorCode(error) || 'unknown' }, error)
    }
    output.out(`${options.out}\n`)
    return 0
  }
  const { backup } = await call(app, 'storage.back-up', {})
  output.out(options.json ? `${JSON.stringify(backup)}\n` : `${backup.name}\n`)
  return 0
}

/** Without a name: what backups there are, newest first. */
export async function restoreCommand(
  app: App,
  names: readonly string[],
  options: { confirm?: boolean; json?: boolean },
  output: Output,
): Promise<number> {
  const [name] = names
  if (name === undefined) {
    const { backups } = await call(app, 'storage.backups', {})
    for (const backup of backups) {
      const { at, size, claims, reason } = backup
      output.out(options.json ? `${JSON.stringify(backup)}\n` : `${[backup.name, at, reason, String(claims), String(size)].join('\t')}\n`)
    }
    return 0
  }
  const { before, changes } = await call(app, 'storage.restore', { name, confirmed: options.confirm ?? false })
  for (const change of changes) {
    const { articleId, analyst, come, gone, altered } = change
    output.out(options.json ? `${JSON.stringify(change)}\n` : `${[articleId, analyst, `+${come}`, `-${gone}`, `~${altered}`].join('\t')}\n`)
  }
  output.err(`${message('storage.restored', { name: before.name })}\n`)
  return 0
}
