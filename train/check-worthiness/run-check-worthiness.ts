import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hashText } from '#annotations/detect/labels/hash'
import { scoreOf, type CheckWorthinessModel } from '#annotations/detect/own-voice/check-worthiness'
import { corpusFolder } from '#eval/corpus'
import { parseDebates, parseNews } from './judged-sentences'
import { RANKINGS, signOf, type Ranking } from './rankings'
import { areaUnderCurve, averagePrecision } from './ranking-measures'
import { readFeatures, trainRanker, type JudgedSentence } from './train-ranker'
import { weightsFile } from './weights-file'

const WEIGHTS = 'annotations/detect/own-voice/check-worthiness-weights.ts'
const NEWS = 'test/annotations/detect/own-voice/news-sentences.txt'

/**
 * Trains the ranker of own-voice sentences on judged sentences of debates and writes its weights. Before, it leaves out a fifth of the sentences, chosen
 * by their hash, and prints how well the rest ranks them and the project's own news sentences.
 */
function main(): number {
  const root = process.cwd()
  const folder = corpusFolder(root)
  const file = folder ? join(folder, 'checkworthy-train.json') : null
  if (!file || !existsSync(file)) {
    console.error('train: ../shared/detection/checkworthy-train.json is absent; the judged sentences are not part of the project.')
    return 1
  }
  const debates = parseDebates(readFileSync(file, 'utf8'))
  const held = debates.filter(isHeldOut)
  const first = trainRanker(debates.filter((sentence) => !isHeldOut(sentence)))
  report(`debates, ${held.length} sentences held out`, held, first)
  const model = trainRanker(debates)
  report('news sentences of the project', parseNews(readFileSync(resolve(root, NEWS), 'utf8')), model)
  const content = weightsFile(model)
  writeFileSync(resolve(root, WEIGHTS), content)
  console.log(`${WEIGHTS}: ${content.length} bytes, from ${debates.length} sentences`)
  return 0
}

/** The same sentence is always on the same side, however often it stands there. */
function isHeldOut({ text }: JudgedSentence): boolean {
  return (hashText(text.toLowerCase()) >>> 8) % 5 === 0
}

function report(name: string, sentences: readonly JudgedSentence[], model: CheckWorthinessModel): void {
  const wanted = sentences.filter(({ isCheckWorthy }) => isCheckWorthy).length
  console.log(`${name}: ${sentences.length} sentences, ${wanted} worth checking`)
  const proposed = sentences.filter(({ text }) => signOf(text) !== null)
  const worthy = proposed.filter(({ isCheckWorthy }) => isCheckWorthy).length
  for (const [way, ranking] of RANKINGS) console.log(`  ${way.padEnd(12)} ${figures(sentences, model, ranking)}`)
  console.log(`  of these, sentences that a sign proposes: ${proposed.length}, ${worthy} worth checking`)
  for (const [way, ranking] of RANKINGS) console.log(`    ${way.padEnd(12)} ${figures(proposed, model, ranking)}`)
}

function figures(sentences: readonly JudgedSentence[], model: CheckWorthinessModel, ranking: Ranking): string {
  const ranked = sentences.map(({ text, isCheckWorthy }) => ({
    score: ranking(text, scoreOf(model, readFeatures(text))),
    isWanted: isCheckWorthy,
  }))
  return `AUC ${areaUnderCurve(ranked).toFixed(3)}  average precision ${averagePrecision(ranked).toFixed(3)}`
}

process.exitCode = main()
