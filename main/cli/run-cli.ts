import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { ChosenDetector } from '#annotations/detect/choose-detector'
import type { App, AppOptions } from '../app/app'
import { chooseAnalyst } from '../app/default-library'
import { toFailure } from '../app/failure'
import { errorCode } from '../exchange/error-code'
import { adjudicateCommand, takeRule } from './adjudicate-command'
import { agreeInFiles, agreeInLibrary } from './agree-command'
import { applyCommand } from './apply-command'
import { APPLY_HELP } from './apply-help'
import { commandDetector } from './command-detector'
import { detectCommand } from './detect-command'
import { exportCommand, exportTarget, importCommand } from './exchange-commands'
import { HELP } from './help'
import { addCommand } from './add-command'
import { listCommand, showCommand, tellNotices, verifyCommand } from './library-commands'
import { placeOf, showPlace } from './show-place'
import { backupCommand, repairCommand, restoreCommand } from './storage-commands'
import { mergeCommand, packageCommand, packageTarget } from './package-commands'
import { MERGE_HELP, PACKAGE_HELP } from './package-help'
import { type Output, UsageError, writeFailure } from './output'
import { nameCommand } from './names'
import { reportCommand, reportTarget } from './report-command'
import { REVIEW_HELP } from './review-help'
import { reviseCommand } from './revise-command'

export interface CliPorts {
  /** Another choice of detector than the application's: tests take the model away. */
  readonly choose?: () => ChosenDetector
  readonly open: (options: AppOptions) => Promise<App>
  readonly input: Readable
  readonly output: Output
  readonly version: string
}

const OPTIONS = {
  library: { type: 'string' },
  analyst: { type: 'string' },
  jsonl: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  article: { type: 'string' },
  encoding: { type: 'string' },
  'revision-of': { type: 'string' },
  revision: { type: 'string' },
  take: { type: 'string' },
  'full-agreement': { type: 'boolean' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean' },
  query: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  raw: { type: 'boolean' },
  own: { type: 'boolean' },
  confirm: { type: 'boolean' },
  kind: { type: 'string' },
  keep: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** Whether the command makes the library where there is none yet: the others would only hide a mistyped path. */
const LIBRARY_COMMANDS: ReadonlyMap<string, boolean> = new Map([
  ['add', true],
  ['import', true],
  ['merge', true],
  ['package', false],
  ['apply', false],
  ['revise', false],
  ['agree', false],
  ['adjudicate', false],
  ['report', false],
  ['list', false],
  ['show', false],
  ['name', false],
  ['verify', false],
  ['export', false],
  ['repair', false],
  ['backup', false],
  ['restore', false],
])

/** Runs one command line and returns its exit code. */
export async function runCli(args: readonly string[], ports: CliPorts): Promise<number> {
  const { output } = ports
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const [command, ...rest] = positionals
    if (values.version) {
      output.out(`${ports.version}\n`)
      return 0
    }
    if (values.help || command === undefined) {
      output.out(helpOn(command))
      return values.help ? 0 : 2
    }
    if (command === 'help') {
      output.out(helpOn(rest[0]))
      return 0
    }
    if (command === 'detect') return await detectCommand(rest, values, output, commandDetector(output, ports.choose))
    if (command === 'agree' && values.library === undefined) return await agreeInFiles(rest, values, new Date().toISOString(), output)
    if (!LIBRARY_COMMANDS.has(command)) throw new UsageError(`no command "${command}"`)
    return await onLibrary(command, rest, values, ports)
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error)) {
      output.err(`claimlight: ${error.message}\n"npm run -s claimlight -- --help" shows how.\n`)
      return 2
    }
    writeFailure(output, toFailure(error, args[0] ?? ''))
    return 1
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

async function onLibrary(
  command: string,
  rest: readonly string[],
  values: Values,
  { open, input, output, version, choose }: CliPorts,
): Promise<number> {
  if (values.library === undefined) throw new UsageError(`${command} needs --library DIR`)
  if (command === 'apply' && values.analyst === undefined) throw new UsageError('apply needs --analyst NAME')
  if (LIBRARY_COMMANDS.get(command) === false && !(await isFolder(values.library))) throw new UsageError(`no library at ${values.library}`)
  if (values.analyst !== undefined && values.analyst.trim() === '') throw new UsageError('--analyst needs a NAME')
  if (command === 'export') exportTarget(values)
  if (command === 'adjudicate') takeRule(values)
  if (command === 'package') packageTarget(values)
  if (command === 'report') reportTarget(values)
  if (command === 'show') placeOf(rest, values)
  const analyst = values.analyst ?? chooseAnalyst({ args: [], env: process.env, documents: '' })
  const app = await open({ library: values.library, analyst, host: 'command-line', version, samples: false })
  try {
    // Verify names the problems itself, all of them and not only those that opening met.
    const lacks = await tellNotices(app, command !== 'verify' && command !== 'repair', output)
    switch (command) {
      case 'add':
        return await addCommand(app, rest, values, output, commandDetector(output, choose))
      case 'apply':
        return await applyCommand(app, input, output, randomUUID, commandDetector(output, choose), values.confirm ?? false)
      case 'revise':
        return await reviseCommand(app, rest, values, output)
      case 'agree':
        return await agreeInLibrary(app, values, output)
      case 'adjudicate':
        return await adjudicateCommand(app, values, output, randomUUID)
      case 'report':
        return await reportCommand(app, values, output)
      case 'list':
        return await listCommand(app, values, lacks, output)
      case 'show':
        return await (values.from === undefined && values.to === undefined
          ? showCommand(app, rest, values, lacks, output)
          : showPlace(app, rest, values, output))
      case 'name':
        return await nameCommand(app, rest, values, output)
      case 'verify':
        return await verifyCommand(app, values, output)
      case 'repair':
        return await repairCommand(app, rest, values, output)
      case 'backup':
        return await backupCommand(app, values, output)
      case 'restore':
        return await restoreCommand(app, rest, values, output)
      case 'package':
        return await packageCommand(app, values, output)
      case 'merge':
        return await mergeCommand(app, rest, values, output)
      case 'export':
        return await exportCommand(app, values, output)
      default:
        return await importCommand(app, rest, values, output)
    }
  } finally {
    await app.close()
  }
}

function helpOn(command: string | undefined): string {
  if (command === 'apply') return APPLY_HELP
  if (command === 'package') return PACKAGE_HELP
  if (command === 'merge') return MERGE_HELP
  return command === 'agree' || command === 'adjudicate' || command === 'report' ? REVIEW_HELP : HELP
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

function isArgumentError(error: unknown): error is Error {
  return errorCode(error).startsWith('ERR_PARSE_ARGS')
}
