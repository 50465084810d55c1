import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createTrainedDetector } from '#annotations/detect/trained-detector'
import { readTrainedModel, writeTrainedModel } from '#annotations/detect/trained-file'
import { corpusFolder, readCorpus } from '#eval/corpus'
import { evaluateDetector } from '#eval/evaluate-detector'
import type { PublisherFigures } from '#eval/report'
import { readDocument, type ReadDocument } from './documents'
import { LABELLER_OPTIONS } from './train-labeller'
import { trainModel } from './train-model'

const MODEL = 'models/english-1.bin'
const PUBLISHERS = 'build/publishers.json'

/**
 * Trains the model that the application ships and writes it. With `--publishers` it trains one model a publisher instead, without that publisher's
 * articles, and files how well each does on them for `npm run eval`; that takes as many times as long.
 */
function main(): number {
  const root = process.cwd()
  const folder = corpusFolder(root)
  if (!folder) {
    console.error('train: ../shared/detection is absent; the annotated articles are not part of the project.')
    return 1
  }
  const documents = readCorpus(folder, 'train').map(readDocument)
  if (process.argv.includes('--publishers')) {
    write(resolve(root, PUBLISHERS), JSON.stringify(leaveOneOut(documents), null, 2))
    return 0
  }
  const bytes = writeTrainedModel(trainModel(documents, say))
  write(resolve(root, MODEL), bytes)
  say(`${MODEL}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} compressed`)
  return readTrainedModel(bytes) ? 0 : 1
}

/** Of a mean of three only the scatter is less; the seven trainings take a third of the time. */
const ONE_SEED = { ...LABELLER_OPTIONS, seeds: LABELLER_OPTIONS.seeds.slice(0, 1) }

function leaveOneOut(documents: readonly ReadDocument[]): PublisherFigures[] {
  const publishers = [...new Set(documents.map(({ document }) => document.publisher))].sort()
  return publishers.map((publisher) => {
    say(`without ${publisher}`)
    const detector = createTrainedDetector(
      trainModel(
        documents.filter(({ document }) => document.publisher !== publisher),
        say,
        ONE_SEED,
      ),
    )
    const held = documents.flatMap(({ document }) => (document.publisher === publisher ? [document] : []))
    return { publisher, articles: held.length, measures: evaluateDetector(detector, held).measures }
  })
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

function say(line: string): void {
  console.error(line)
}

process.exitCode = main()
