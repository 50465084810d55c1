import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Detector } from '#annotations/detect/detector'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { trainedDetectorOf } from '#annotations/detect/trained-detector-of'
import { corpusFolder, readCorpus, type GoldDocument } from './corpus'
import { evaluateDetector, evaluateVariants, reliability } from './evaluate-detector'
import { insertReport, reportOf, type DetectorFigures, type PublisherFigures } from './report'
import { sourceScores } from './source-scores'
import { measureSpeed } from './speed'

const FIGURES = 'docs/detection-figures.md'
const MODEL = 'models/english-1.bin'

/**
 * Scores the detectors on the development articles and writes the figures into docs/detection-figures.md.
 * Arguments: `--model FILE` another model; `--publishers FILE` figures by publisher that `npm run train -- --publishers FILE` has written.
 */
function main(): number {
  const root = process.cwd()
  const folder = corpusFolder(root)
  if (!folder) {
    console.error('eval: ../shared/detection is absent; the annotated articles are not part of the project.')
    return 1
  }
  const documents = readCorpus(folder, 'dev')
  const figures = [figuresOf(() => ruleDetector, null, documents)]
  const path = resolve(root, argument('--model') ?? MODEL)
  if (existsSync(path)) {
    const bytes = new Uint8Array(readFileSync(path))
    const load = (): Detector => {
      const detector = trainedDetectorOf(bytes)
      if (!detector) throw new Error(`${path} is no usable model`)
      return detector
    }
    figures.unshift(figuresOf(load, bytes, documents))
  } else console.error(`eval: ${path} is absent; only the rules are scored. Run "npm run train" to make it.`)
  const report = reportOf(figures, publisherFigures(root), sourceScores(root), documents.length)
  console.log(report)
  const target = resolve(root, FIGURES)
  const written = insertReport(readFileSync(target, 'utf8'), report)
  if (written === null) {
    console.error(`eval: ${FIGURES} has no place for the figures.`)
    return 1
  }
  writeFileSync(target, written)
  return 0
}

function figuresOf(load: () => Detector, model: Uint8Array | null, documents: readonly GoldDocument[]): DetectorFigures {
  const speed = measureSpeed(load, model, documents)
  const detector = load()
  return {
    id: detector.id,
    evaluation: evaluateDetector(detector, documents),
    variants: evaluateVariants(detector, documents),
    reliability: reliability(detector, documents),
    speed,
  }
}

function publisherFigures(root: string): readonly PublisherFigures[] {
  const file = resolve(root, argument('--publishers') ?? 'build/publishers.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly PublisherFigures[]) : []
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

process.exitCode = main()
