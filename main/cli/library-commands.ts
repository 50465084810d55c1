import type { AnnotationSetData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { Article } from '#annotations/model/article'
import type { ShownNames } from '#annotations/people/shown-names'
import { deepEqual } from '#annotations/model/deep-equal'
import type { Failure } from '#shared/failures'
import { countMessage, failureWords } from '#shared/messages/message'
import type { App } from '../app/app'
import { toFailure } from '../app/failure'
import type { ArticleFile } from '../exchange/read-article-file'
import { call } from './call'
import { namesIn, tellWithheld } from './names'
import { type Output, writeFailure } from './output'

/** Reads files for a method that takes them; those that cannot be read are reported and left out. */
export async function readFiles(paths: readonly string[], output: Output, read: (path: string) => Promise<ArticleFile>) {
  const files: { name: string; base64: string }[] = []
  for (const path of paths) {
    try {
      const { name, bytes } = await read(path)
      files.push({ name, base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') })
    } catch (error) {
      writeFailure(output, toFailure(error, 'read'))
    }
  }
  return { files, failed: paths.length - files.length }
}

/** Says what opening the library met, and gives back what of it could not be read, so that what the library gives is not all. */
export async function tellNotices(app: App, all: boolean, output: Output): Promise<readonly Failure[]> {
  const { notices } = await call(app, 'app.info', {})
  for (const notice of notices) if (all || !isLack(notice)) writeFailure(output, notice)
  return notices.filter(isLack)
}

const isLack = ({ code }: Failure): boolean => code === 'library-damaged' || code === 'library-newer'

/** @param lacks what in the library could not be read: exit code 1, since the list may lack it */
export async function listCommand(
  app: App,
  options: { query?: string; json?: boolean },
  lacks: readonly Failure[],
  output: Output,
): Promise<number> {
  const { entries } = await call(app, 'library.list', { query: options.query ?? '', state: null })
  for (const entry of entries) {
    const row = [entry.id, entry.state, `${entry.decided}/${entry.suggested}`, String(entry.claims), entry.metadata.title]
    output.out(options.json ? `${JSON.stringify(entry)}\n` : `${row.map(oneLine).join('\t')}\n`)
  }
  return lacks.length > 0 ? 1 : 0
}

/**
 * The sets of one analyst, or of everyone where nobody is named; an article nobody has worked on comes along with an empty set.
 * @param lacks what in the library could not be read: exit code 1 where the whole of it is shown
 */
export async function showCommand(
  app: App,
  ids: readonly string[],
  options: { analyst?: string; json?: boolean },
  lacks: readonly Failure[],
  output: Output,
): Promise<number> {
  const chosen = ids.length > 0 ? ids : (await call(app, 'library.list', { query: '', state: null })).entries.map((entry) => entry.id)
  let failed = lacks.length > 0 && ids.length === 0
  const { nameOf } = await namesIn(app)
  for (const articleId of chosen) {
    const { article, text, set, seq, readOnly } = await call(app, 'article.open', { articleId })
    const { sets: everyones, withheld } =
      options.analyst === undefined ? await call(app, 'article.sets', { articleId }) : { sets: [], withheld: 0 }
    tellWithheld(articleId, withheld, output)
    const sets = everyones.length > 0 ? everyones : [{ set, seq, failure: readOnly !== null && isLack(readOnly) ? readOnly : null }]
    for (const { set: shown, seq: last, failure } of sets) {
      output.out(
        options.json
          ? `${JSON.stringify({ article, seq: last, text, set: shown, name: nameOf(shown.analyst), failure })}\n`
          : table(article, shown, nameOf),
      )
      if (failure === null) continue
      failed = true
      if (!lacks.some((told) => deepEqual(told, failure))) writeFailure(output, failure, `${articleId}, ${shown.analyst}: `)
    }
  }
  return failed ? 1 : 0
}

function table(article: Article, { analyst, claims }: AnnotationSetData, nameOf: ShownNames['nameOf']): string {
  return claimTable([article.id, nameOf(analyst), article.metadata.title], claims)
}

/** A line for what it is about, then one a claim: id, offsets, tag, source, words. */
export function claimTable(head: readonly string[], claims: readonly Claim[]): string {
  const rows = [head]
  for (const claim of claims) {
    const offsets = claim.content.map(({ start, end }) => `${start}-${end}`).join(',')
    const quote = claim.content.map(({ exact }) => exact).join(' … ')
    rows.push([claim.id, offsets, claim.tag ?? 'untagged', claim.sourceName, quote])
  }
  return rows.map((row) => `${row.map(oneLine).join('\t')}\n`).join('')
}

/** Exit code 1 if anything at all is wrong. */
export async function verifyCommand(app: App, options: { json?: boolean }, output: Output): Promise<number> {
  const { articles, problems } = await call(app, 'library.verify', {})
  if (options.json) output.out(`${JSON.stringify({ articles, problems })}\n`)
  else
    for (const { file, failure } of problems) {
      const { what, safe, advice } = failureWords(failure)
      output.out(`${oneLine(file)}\t${oneLine(`${what} ${safe} ${advice}`)}\n`)
    }
  output.err(
    problems.length === 0
      ? `${countMessage('count.articles', articles)}: all well\n`
      : `${countMessage('count.problems', problems.length)}\n`,
  )
  return problems.length > 0 ? 1 : 0
}

const oneLine = (field: string): string => field.replaceAll(/[\t\r\n]+/g, ' ')
