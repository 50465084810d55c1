import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Detector } from '#annotations/detect/detector'
import { FailureError } from '#shared/failures'
import { countMessage } from '#shared/messages/message'
import { toFailure } from '../app/failure'
import { createDirectImporter } from '../exchange/direct-importer'
import { errorCode } from '../exchange/error-code'
import { readArticleFile } from '../exchange/read-article-file'
import { attributionToJson } from './detection-json'
import { type Output, UsageError, writeFailure } from './output'
import { readLines } from './read-lines'
import { openOutput, type OutputFile } from './write-file'

/** Suggestions for files, as one JSON document each, or for a JSON Lines file of articles. Returns the exit code. */
export async function detectCommand(
  files: readonly string[],
  options: { library?: string; jsonl?: string; out?: string },
  output: Output,
  detector: () => Detector,
): Promise<number> {
  if (options.jsonl !== undefined) {
    if (options.out === undefined || files.length > 0) throw new UsageError('detect --jsonl IN needs --out OUT and nothing else')
    return detectJsonLines(options.jsonl, options.out, options.library, output, detector)
  }
  if (options.out !== undefined) throw new UsageError('detect --out OUT needs --jsonl IN')
  if (files.length === 0) throw new UsageError('detect needs at least one FILE, or --jsonl IN --out OUT')
  const importer = createDirectImporter()
  let failed = 0
  for (const path of files) {
    try {
      const { text, metadata } = await importer.read(await readArticleFile(path), null)
      const { detector: id, suggestions, links } = detector().detect(text)
      // The key is what `apply` names a suggestion by.
      const attributions = suggestions.map((suggestion) => ({ key: suggestion.key, ...attributionToJson(suggestion) }))
      output.out(
        `${JSON.stringify({ file: path, title: metadata.title, unit: 'utf-16', length: text.length, detector: id, attributions, links })}\n`,
      )
      output.err(`${path}: ${countMessage('count.suggestions', suggestions.length)}\n`)
    } catch (error) {
      failed++
      writeFailure(output, toFailure(error, 'detect'))
    }
  }
  return failed > 0 ? 1 : 0
}

/** Characters that are written at once: a write an article costs more than looking at a short one. */
const HELD = 1 << 18

/**
 * One article a line, read, looked at and written one after the other: the size of the file does not matter. OUT gets its name when all of
 * it is there.
 */
async function detectJsonLines(
  input: string,
  outPath: string,
  library: string | undefined,
  output: Output,
  detector: () => Detector,
): Promise<number> {
  const source = await open(input, 'r').catch((error: unknown) => {
    throw unreadable(input, error)
  })
  let sink: OutputFile | null = null
  let number = 0
  let articles = 0
  let held = ''
  try {
    sink = await openOutput(outPath, library)
    for await (const line of readLines(source.createReadStream({ autoClose: false }))) {
      number++
      if (line.trim() === '') continue
      const { doc_id, text } = parseArticleLine(line, input, number)
      const { suggestions, links } = detector().detect(text)
      held += `${JSON.stringify({ doc_id, attributions: suggestions.map(attributionToJson), links })}\n`
      articles++
      if (held.length < HELD) continue
      await sink.append(held)
      held = ''
    }
    await sink.append(held)
    await sink.commit()
  } catch (error) {
    await sink?.discard()
    throw error instanceof FailureError ? error : unreadable(input, error)
  } finally {
    await source.close()
  }
  output.err(`${countMessage('count.articles', articles)}\n`)
  return 0
}

function parseArticleLine(line: string, file: string, number: number): { doc_id: string | number; text: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = null
  }
  if (typeof value === 'object' && value !== null && 'doc_id' in value && 'text' in value) {
    const { doc_id, text } = value
    if ((typeof doc_id === 'string' || typeof doc_id === 'number') && typeof text === 'string') return { doc_id, text }
  }
  throw new FailureError('bad-article-line', { name: basename(file), line: String(number) })
}

function unreadable(path: string, error: unknown): FailureError {
  const reason = errorCode(error)
  return new FailureError(reason === 'ENOENT' ? 'file-vanished' : 'file-unreadable', { name: basename(path), reason }, error)
}
