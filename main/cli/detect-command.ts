import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Detection, Suggestion } from '#annotations/detect/detector'
import { ruleDetector } from '#annotations/detect/rule-detector'
import type { Spans } from '#annotations/text/span'
import { FailureError } from '#shared/failures'
import { createDirectImporter } from '../exchange/direct-importer'
import { readArticleFile } from '../exchange/read-article-file'
import { toFailure } from '../app/failure'
import { type Output, UsageError, writeFailure } from './output'

/** Suggestions for files, as one JSON document each, or for a JSON Lines file of articles. Returns the exit code. */
export async function detectCommand(files: readonly string[], options: { jsonl?: string; out?: string }, output: Output): Promise<number> {
  if (options.jsonl !== undefined) {
    if (options.out === undefined) throw new UsageError('detect --jsonl IN needs --out OUT')
    return detectJsonLines(options.jsonl, options.out, output)
  }
  if (files.length === 0) throw new UsageError('detect needs at least one FILE, or --jsonl IN --out OUT')
  const importer = createDirectImporter()
  let failed = 0
  for (const path of files) {
    try {
      const { text, metadata } = await importer.read(await readArticleFile(path), null)
      const found = ruleDetector.detect(text)
      output.out(
        `${JSON.stringify({ file: path, title: metadata.title, unit: 'utf-16', length: text.length, ...detectionToJson(found) })}\n`,
      )
      output.err(`${path}: ${found.suggestions.length} suggestions\n`)
    } catch (error) {
      failed++
      writeFailure(output, toFailure(error, 'detect'))
    }
  }
  return failed > 0 ? 1 : 0
}

async function detectJsonLines(input: string, outPath: string, output: Output): Promise<number> {
  const source = createReadStream(input, 'utf8')
  await once(source, 'open').catch((error: unknown) => {
    throw new FailureError('file-unreadable', { name: input, reason: error instanceof Error && 'code' in error ? String(error.code) : '' })
  })
  const sink = createWriteStream(outPath, 'utf8')
  let number = 0
  let articles = 0
  for await (const line of createInterface({ input: source, crlfDelay: Infinity })) {
    number++
    if (line.trim() === '') continue
    const { doc_id, text } = parseArticleLine(line, input, number)
    const row = JSON.stringify({ doc_id, ...detectionToJson(ruleDetector.detect(text)) })
    if (!sink.write(`${row}\n`)) await once(sink, 'drain')
    articles++
  }
  sink.end()
  await once(sink, 'finish')
  output.err(`${articles} articles\n`)
  return 0
}

function parseArticleLine(line: string, file: string, number: number): { doc_id: string; text: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = null
  }
  if (typeof value === 'object' && value !== null && 'doc_id' in value && 'text' in value) {
    const { doc_id, text } = value
    if (typeof doc_id === 'string' && typeof text === 'string') return { doc_id, text }
  }
  throw new FailureError('broken-file', { name: file, where: `line ${number}: {doc_id, text} expected` })
}

const pairs = (spans: Spans): readonly (readonly [number, number])[] => spans.map(({ start, end }) => [start, end])

function attributionToJson(suggestion: Suggestion) {
  const { key, kind, source, cue, content, sourceName, sourceKind, nestedIn, tag, reasons, confidence } = suggestion
  return {
    key,
    kind,
    source: pairs(source),
    cue: pairs(cue),
    content: pairs(content),
    source_name: sourceName,
    source_kind: sourceKind,
    nested_in: nestedIn,
    tag,
    reasons: reasons.map(({ rule, text }) => `${rule}: ${text}`),
    confidence,
  }
}

/** The form of `detect`'s output: offsets half-open in UTF-16 code units of the text as given. */
export function detectionToJson({ suggestions, links, detector }: Detection) {
  return { detector, attributions: suggestions.map(attributionToJson), links }
}
