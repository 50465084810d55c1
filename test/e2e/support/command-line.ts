import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import type { AnnotationSetData } from '#annotations/model/annotation-set'
import type { Article } from '#annotations/model/article'
import type { Claim } from '#annotations/model/claim'
import { ANALYST } from './describe-on-hosts'

const ENTRY = resolve(__dirname, '../../../out/main/cli.js')

export interface CommandResult {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The built command line, as a person runs it. */
export function claimlight(args: readonly string[]): Promise<CommandResult> {
  return new Promise((done) => {
    execFile(process.execPath, [ENTRY, ...args], { maxBuffer: 256 * 1024 * 1024 }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    )
  })
}

/** Everything in the library read again: 0 and "all well", or what is wrong. */
export const verify = (library: string): Promise<CommandResult> => claimlight(['verify', '--library', library, '--analyst', ANALYST])

/** What the disk holds of one article. */
export interface OnDisk {
  readonly article: Article
  readonly text: string
  readonly seq: number
  readonly set: AnnotationSetData
}

/** All articles as the disk holds them; the window may have them open at the same time. */
export async function articlesOnDisk(library: string): Promise<readonly OnDisk[]> {
  const { out, code, err } = await claimlight(['show', '--library', library, '--analyst', ANALYST, '--json'])
  if (code !== 0) throw new Error(`show ended with ${code}: ${err}`)
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OnDisk)
}

/** The article whose title holds `words`, as the disk holds it. */
export async function articleOnDisk(library: string, words: string): Promise<OnDisk> {
  const found = (await articlesOnDisk(library)).find(({ article }) => article.metadata.title.includes(words))
  if (!found) throw new Error(`no article “${words}” on disk`)
  return found
}

/** A claim's words, its parts joined as the interface joins them. */
export const quoteOf = (claim: Claim): string => claim.content.map(({ exact }) => exact).join(' … ')

/** The claim that says exactly `quote`. */
export function claimSaying({ set }: OnDisk, quote: string): Claim {
  const found = set.claims.find((claim) => quoteOf(claim) === quote)
  if (!found) throw new Error(`no claim “${quote}” among: ${set.claims.map(quoteOf).join(' | ')}`)
  return found
}
