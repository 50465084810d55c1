import { FeatureParts } from '#annotations/detect/linking/feature-parts'
import { findLeftovers, type Leftover } from '#annotations/detect/linking/leftovers'
import type { LinkReading } from '#annotations/detect/linking/link-reading'
import { rangeOf } from '#annotations/detect/linking/link-reading'
import { describeOwner, type Owner } from '#annotations/detect/linking/owner-features'
import { ownersFor, type KeptPassage } from '#annotations/detect/linking/owners'
import { moreQuestion } from '#annotations/detect/linking/span-slot'
import { softmax } from '#annotations/detect/linking/softmax'
import { spanOf } from '#annotations/detect/reading/passage'
import type { TokenRange } from '#annotations/detect/reading/token'
import type { MeasuredAttribution, Pairs } from '#eval/measures/role-labels'
import { AdaGrad } from './ada-grad'
import type { Lesson } from './train-spans'
import { shuffle } from './shuffle'

/** The passages of one article in order, with the attributions kept in each. */
export interface KeptDocument {
  readonly passages: readonly KeptPassage[]
  readonly gold: readonly MeasuredAttribution[]
}

/** What is to be learned of contents left over: where they begin and end, or that they are none. */
export function moreLessons({ passages, gold }: KeptDocument): Lesson[] {
  return passages.flatMap(({ reading, kept }) =>
    findLeftovers(reading, kept).map(({ run, region, touches }): Lesson => ({
      question: moreQuestion(reading, run, region, touches),
      answer: goldContent(reading, { run, region }, gold)?.range ?? null,
    })),
  )
}

/** The gold content that meets the run most, cut to the region, with the index of its attribution. */
export function goldContent(
  reading: LinkReading,
  { run, region }: Pick<Leftover, 'run' | 'region'>,
  gold: readonly MeasuredAttribution[],
): { readonly range: TokenRange; readonly index: number } | null {
  let best: { range: TokenRange; index: number } | null = null
  let most = 0
  gold.forEach(({ content }, index) => {
    for (const [start, end] of content) {
      const whole = rangeOf(reading.passage, { start, end })
      if (!whole) continue
      const range = { first: Math.max(whole.first, region.first), end: Math.min(whole.end, region.end) }
      const shared = Math.min(range.end, run.end) - Math.max(range.first, run.first)
      if (shared > most) {
        most = shared
        best = { range, index }
      }
    }
  })
  return best
}

/** Trains the weights that say whose a content left over is. */
export function trainOwners(documents: readonly KeptDocument[], bits: number, epochs: number, random: () => number): Float32Array {
  const optimizer = new AdaGrad(2 ** bits, { rate: 0.05, decay: 1e-6 })
  const parts = new FeatureParts(bits)
  const lessons = documents.flatMap((document) => document.passages.flatMap((_, at) => ownerLessons(document, at)))
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(lessons, random)
    optimizer.rate = 0.05 / (1 + 0.4 * epoch)
    for (const { reading, range, owners, target } of lessons) {
      parts.clear()
      const described = owners.map(({ owner, rank }) => describeOwner(reading, range, owner, rank, parts))
      const shares = described.map((part) => parts.score(part, optimizer.weights))
      softmax(shares)
      described.forEach((part, i) => {
        const error = (shares[i] ?? 0) - (i === target ? 1 : 0)
        if (Math.abs(error) > 1e-4) parts.each(part, (id, value) => optimizer.step(id, error * value))
      })
    }
    if (epoch >= 1) optimizer.remember()
  }
  return optimizer.average()
}

interface OwnerLesson {
  readonly reading: LinkReading
  readonly range: TokenRange
  readonly owners: readonly { readonly owner: Owner | null; readonly rank: number }[]
  readonly target: number
}

function ownerLessons({ passages, gold }: KeptDocument, at: number): OwnerLesson[] {
  const passage = passages[at]
  if (!passage) return []
  const { reading, kept } = passage
  return findLeftovers(reading, kept).flatMap((leftover) => {
    const content = goldContent(reading, leftover, gold)
    if (!content) return []
    const owners = ownersFor(passages, at, content.range)
    const target = owners.findIndex(({ owner }) => owner !== null && meets(owner, gold[content.index]?.cue ?? []))
    return [{ reading, range: content.range, owners, target: target < 0 ? owners.findIndex(({ owner }) => owner === null) : target }]
  })
}

function meets({ reading, cue }: Owner, pairs: Pairs): boolean {
  const span = spanOf(reading.passage, cue)
  return pairs.some(([start, end]) => start < span.end && span.start < end)
}
