import { featuresOf, WEIGHT_COUNT, type CheckWorthinessModel, type SentenceFeatures } from '#annotations/detect/own-voice/check-worthiness'
import { readPassage } from '#annotations/detect/reading/passage'
import { AdaGrad } from '../linker/ada-grad'
import { seededRandom, shuffle } from '#annotations/chance/seeded-random'

/** A sentence and whether people found it worth checking. */
export interface JudgedSentence {
  readonly text: string
  readonly isCheckWorthy: boolean
}

export interface RankerOptions {
  readonly epochs: number
  readonly rate: number
  readonly decay: number
  readonly seed: number
}

export const RANKER_OPTIONS: RankerOptions = { epochs: 12, rate: 0.1, decay: 0.001, seed: 1 }

/** Logistic regression with weights of one byte; the same sentences in the same order give the same weights. */
export function trainRanker(sentences: readonly JudgedSentence[], options: RankerOptions = RANKER_OPTIONS): CheckWorthinessModel {
  const seen = sentences.map(({ text }) => readFeatures(text))
  const descent = new AdaGrad(WEIGHT_COUNT, options)
  const order = Int32Array.from(sentences, (_, i) => i)
  const random = seededRandom(options.seed)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const features = seen[i]
      if (features) learn(descent, features, sentences[i]?.isCheckWorthy === true)
    }
    if (epoch >= options.epochs / 2) descent.remember()
  }
  return inBytes(descent.average())
}

/** What the ranker sees of a sentence that stands alone. */
export function readFeatures(text: string): SentenceFeatures {
  const { tokens } = readPassage(text, { start: 0, end: text.length })
  return featuresOf(tokens, { first: 0, end: tokens.length })
}

function learn(descent: AdaGrad, { ids, values }: SentenceFeatures, isCheckWorthy: boolean): void {
  let sum = 0
  for (let k = 0; k < ids.length; k++) sum += (descent.weights[ids[k] ?? 0] ?? 0) * (values[k] ?? 0)
  const error = 1 / (1 + Math.exp(-sum)) - (isCheckWorthy ? 1 : 0)
  for (let k = 0; k < ids.length; k++) descent.step(ids[k] ?? 0, error * (values[k] ?? 0))
}

function inBytes(weights: Float32Array): CheckWorthinessModel {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const scale = most > 0 ? most / 127 : 1
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale }
}
