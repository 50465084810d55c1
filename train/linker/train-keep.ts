import type { Chosen } from '#annotations/detect/linking/choose-spans'
import { FeatureParts } from '#annotations/detect/linking/feature-parts'
import { describeKeep } from '#annotations/detect/linking/keep-features'
import type { LinkReading } from '#annotations/detect/linking/link-reading'
import { sigmoid } from '#annotations/detect/linking/softmax'
import type { MeasuredAttribution } from '#eval/measures/role-labels'
import { AdaGrad } from './ada-grad'
import { goldIn, goldOf } from './gold-ranges'
import { shuffle } from './shuffle'

export interface KeepSample {
  readonly reading: LinkReading
  readonly chosen: readonly Chosen[]
  readonly gold: readonly MeasuredAttribution[]
}

/** Trains the weights that say whether a cue with what was chosen for it is an attribution. */
export function trainKeep(samples: readonly KeepSample[], bits: number, epochs: number, random: () => number): Float32Array {
  const optimizer = new AdaGrad(2 ** bits, { rate: 0.05, decay: 1e-6 })
  const parts = new FeatureParts(bits)
  const lessons = samples.flatMap(({ reading, chosen, gold }) => {
    const golds = goldIn(reading.passage, gold)
    return chosen.map((one, index) => ({ reading, chosen, index, isGold: goldOf(one.cue, golds) !== null }))
  })
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(lessons, random)
    optimizer.rate = 0.05 / (1 + 0.4 * epoch)
    for (const { reading, chosen, index, isGold } of lessons) {
      parts.clear()
      const part = describeKeep(reading, chosen, index, parts)
      const error = sigmoid(parts.score(part, optimizer.weights)) - (isGold ? 1 : 0)
      if (Math.abs(error) > 1e-4) parts.each(part, (id, value) => optimizer.step(id, error * value))
    }
    if (epoch >= 1) optimizer.remember()
  }
  return optimizer.average()
}
