import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'

/** What the ways of starting Claimlight have in common: arguments, environment, and where this person keeps documents. */
export interface Start {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** The person's documents folder; each host knows it in its own way. */
  readonly documents: string
}

/** The library folder to open: `--library DIR`, else CLAIMLIGHT_LIBRARY, else `Claimlight Library` among the documents. Absolute. */
export function chooseLibrary({ args, env, documents }: Start): string {
  return resolve(readFlag(args, 'library') || env['CLAIMLIGHT_LIBRARY'] || join(documents, 'Claimlight Library'))
}

/** Whose annotations: `--analyst NAME`, else CLAIMLIGHT_ANALYST, else the name this person has on this computer. */
export function chooseAnalyst({ args, env }: Start): string {
  return readFlag(args, 'analyst') || env['CLAIMLIGHT_ANALYST'] || systemUser()
}

/** Whether a library that is new gets the sample articles: unless `--no-samples` says not. */
export function wantsSamples({ args }: Start): boolean {
  return !args.includes('--no-samples')
}

/** The value of `--name value` or `--name=value`, or null. The last one wins, as it does in a shell. */
export function readFlag(args: readonly string[], name: string): string | null {
  let value: string | null = null
  args.forEach((argument, index) => {
    if (argument.startsWith(`--${name}=`)) value = argument.slice(name.length + 3)
    else if (argument === `--${name}`) value = args[index + 1] ?? null
  })
  return value
}

function systemUser(): string {
  try {
    return userInfo().username
  } catch {
    // A process may run under an id that no account has, as containers do.
    return 'analyst'
  }
}
