import { ruleDetector } from '#annotations/detect/rule-detector'
import type { AnnotationSetData } from '#annotations/model/annotation-set'
import type { Article } from '#annotations/model/article'
import type { Method, Params, Result } from '#shared/contract/methods'
import { FailureError } from '#shared/failures'
import type { App } from '../app/app'
import { toFailure } from '../app/failure'
import { type ArticleFile, readArticleFile } from '../exchange/read-article-file'
import { type Output, UsageError, writeFailure } from './output'

/** Calls a method through the application's one door. @throws FailureError where the reply is a failure */
export async function call<M extends Method>(app: App, method: M, params: Params<M>): Promise<Result<M>> {
  const reply = await app.dispatch(method, params)
  if (!reply.ok) throw new FailureError(reply.failure.code, reply.failure.values)
  // The door has parsed the result with this method's own schema.
  return reply.result as Result<M>
}

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

export async function addCommand(
  app: App,
  paths: readonly string[],
  options: { encoding?: string; json?: boolean },
  output: Output,
): Promise<number> {
  if (paths.length === 0) throw new UsageError('add needs at least one FILE')
  let failed = 0
  for (const path of paths) {
    const read = await readFiles([path], output, readArticleFile)
    failed += read.failed
    const { results } = await call(app, 'article.add', { files: read.files, encoding: options.encoding ?? null })
    for (const result of results) {
      if (result.kind === 'failed') {
        failed++
        writeFailure(output, result.failure)
        continue
      }
      const { id } = result.article
      const { text } = await call(app, 'article.open', { articleId: id })
      await call(app, 'article.suggested', {
        articleId: id,
        detector: ruleDetector.id,
        count: ruleDetector.detect(text).suggestions.length,
      })
      output.out(options.json ? `${JSON.stringify(result)}\n` : `${id}\n`)
      if (result.existing) output.err(`${path}: already in the library\n`)
    }
  }
  return failed > 0 ? 1 : 0
}

export async function listCommand(app: App, options: { query?: string; json?: boolean }, output: Output): Promise<number> {
  const { entries } = await call(app, 'library.list', { query: options.query ?? '', state: null })
  for (const entry of entries) {
    const row = [entry.id, entry.state, `${entry.decided}/${entry.suggested}`, String(entry.claims), entry.metadata.title]
    output.out(options.json ? `${JSON.stringify(entry)}\n` : `${row.map(oneLine).join('\t')}\n`)
  }
  return 0
}

/** The sets of one analyst, or of everyone where nobody is named; an article nobody has worked on comes along with an empty set. */
export async function showCommand(
  app: App,
  ids: readonly string[],
  options: { analyst?: string; json?: boolean },
  output: Output,
): Promise<number> {
  const chosen = ids.length > 0 ? ids : (await call(app, 'library.list', { query: '', state: null })).entries.map((entry) => entry.id)
  for (const articleId of chosen) {
    const { article, text, set, seq } = await call(app, 'article.open', { articleId })
    const everyones = options.analyst === undefined ? (await call(app, 'article.sets', { articleId })).sets : []
    const sets = everyones.length > 0 ? everyones : [{ set, seq }]
    for (const one of sets)
      output.out(options.json ? `${JSON.stringify({ article, seq: one.seq, text, set: one.set })}\n` : table(article, one.set))
  }
  return 0
}

function table({ id, metadata }: Article, set: AnnotationSetData): string {
  const rows = [[id, set.analyst, metadata.title]]
  for (const claim of set.claims) {
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
    for (const { file, failure } of problems)
      output.out(`${file}\t${failure.code}\t${Object.values(failure.values).map(oneLine).join(' ')}\n`)
  output.err(problems.length === 0 ? `${articles} articles: all well\n` : `${problems.length} problems\n`)
  return problems.length > 0 ? 1 : 0
}

const oneLine = (field: string): string => field.replaceAll(/[\t\r\n]+/g, ' ')
