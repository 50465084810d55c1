import type { App } from '../app/app'
import { readArticleFile } from '../exchange/read-article-file'
import { call } from './call'
import { readFiles } from './library-commands'
import { type Output, writeFailure } from './output'

/** Adds texts as revisions of one article, in the order given, and prints the hash of each. */
export async function addRevisions(
  app: App,
  paths: readonly string[],
  articleId: string,
  options: { encoding?: string; json?: boolean },
  output: Output,
): Promise<number> {
  let failed = 0
  for (const path of paths) {
    const read = await readFiles([path], output, readArticleFile)
    failed += read.failed
    for (const file of read.files) {
      const { result } = await call(app, 'revision.add', { articleId, source: { kind: 'file', file, encoding: options.encoding ?? null } })
      if (result.kind === 'failed') {
        failed++
        writeFailure(output, result.failure, `${path}: `)
        continue
      }
      output.out(options.json ? `${JSON.stringify(result)}\n` : `${result.revision}\n`)
      if (result.existing) output.err(`${path}: the article has this text already\n`)
    }
  }
  return failed > 0 ? 1 : 0
}
