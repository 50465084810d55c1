import type { Detector } from '#annotations/detect/detector'
import type { Article } from '#annotations/model/article'
import { isMessageKey, message } from '#shared/messages/message'
import type { App } from '../app/app'
import { readArticleFile } from '../exchange/read-article-file'
import { addRevisions } from './add-revisions'
import { call } from './call'
import { readFiles } from './library-commands'
import { type Output, UsageError, writeFailure } from './output'

/** Adds articles and prints their ids; how each was read goes to the other stream, where that is worth a look. */
export async function addCommand(
  app: App,
  paths: readonly string[],
  options: { encoding?: string; json?: boolean; 'revision-of'?: string },
  output: Output,
  detector: () => Detector,
): Promise<number> {
  if (paths.length === 0) throw new UsageError('add needs at least one FILE')
  if (options['revision-of'] !== undefined) return addRevisions(app, paths, options['revision-of'], options, output)
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
      if (result.kind === 'resembles') continue
      const { id } = result.article
      const { text } = await call(app, 'article.open', { articleId: id })
      await call(app, 'article.suggested', {
        articleId: id,
        detector: detector().id,
        count: detector().detect(text).suggestions.length,
      })
      output.out(options.json ? `${JSON.stringify(result)}\n` : `${id}\n`)
      if (result.existing) output.err(`${path}: already in the library\n`)
      else for (const words of readingWords(result.article)) output.err(`${path}: ${words}\n`)
    }
  }
  return failed > 0 ? 1 : 0
}

/** How a text's encoding was settled where that was a guess, and whatever else reading it changed or met. */
function readingWords({ revisions }: Article): readonly string[] {
  const provenance = revisions.at(-1)?.provenance
  if (!provenance) return []
  const { encoding, encodingEvidence, notices } = provenance
  const guessed = encodingEvidence === 'detected' || notices.includes('notice.declared-encoding-wrong')
  return [
    ...(guessed ? [`read as ${encoding} (${encodingEvidence})`] : []),
    ...notices.map((key) => (isMessageKey(key) ? message(key) : key)),
  ]
}
