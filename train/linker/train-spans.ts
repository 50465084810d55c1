import type { CueEvent } from '#annotations/detect/linking/cue-events'
import { findCueEvents } from '#annotations/detect/linking/cue-events'
import { sharesOf } from '#annotations/detect/linking/choose-spans'
import { FeatureParts } from '#annotations/detect/linking/feature-parts'
import type { LinkReading } from '#annotations/detect/linking/link-reading'
import { isNone, spanOptions, type SpanOption } from '#annotations/detect/linking/span-options'
import {
  anchorOf,
  cueQuestion,
  leftQuestion,
  rightQuestion,
  sourceQuestion,
  type SlotQuestion,
} from '#annotations/detect/linking/span-slot'
import type { TokenRange } from '#annotations/detect/reading/token'
import { AdaGrad } from './ada-grad'
import { goldIn, goldOf, overlapOf, type GoldRanges } from './gold-ranges'
import { shuffle } from './shuffle'
import type { MeasuredAttribution } from '#eval/measures/role-labels'

/** A passage of an annotated article, read, with the gold attributions of the article. */
export interface Sample {
  readonly reading: LinkReading
  readonly gold: readonly MeasuredAttribution[]
}

/** A span that meets no gold span by this much is no better than none. */
const LEAST_OVERLAP = 0.35

export interface Lesson {
  readonly question: SlotQuestion
  readonly answer: TokenRange | null
}

/** What is to be learned of the cues of the samples. */
export function spanLessons(samples: readonly Sample[]): Lesson[] {
  return samples.flatMap(({ reading, gold }) => lessonsOf(reading, gold))
}

/** Trains the weights with which spans are chosen: the likelihood of the gold span, or of the option nearest to it. */
export function trainSpans(given: readonly Lesson[], bits: number, epochs: number, random: () => number): Float32Array {
  const lessons = [...given]
  const optimizer = new AdaGrad(2 ** bits, { rate: 0.08, decay: 1e-6 })
  const parts = new FeatureParts(bits)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(lessons, random)
    optimizer.rate = 0.08 / (1 + 0.4 * epoch)
    for (const lesson of lessons) learn(lesson, optimizer, parts)
    if (epoch >= 1) optimizer.remember()
  }
  return optimizer.average()
}

function lessonsOf(reading: LinkReading, gold: readonly MeasuredAttribution[]): Lesson[] {
  const golds = goldIn(reading.passage, gold)
  if (golds.length === 0) return []
  return findCueEvents(reading).flatMap((event) => {
    const one = goldOf(event, golds)
    return one ? lessonsAt(reading, event, one) : []
  })
}

function lessonsAt(reading: LinkReading, event: CueEvent, gold: GoldRanges): Lesson[] {
  const cue = gold.cue[0] ?? event
  const source = nearest(gold.source, cue)
  const anchor = anchorOf(cue, source)
  const left = gold.content.findLast(({ end }) => end <= anchor.first) ?? null
  const right = gold.content.find(({ first }) => first >= anchor.end) ?? null
  return [
    { question: cueQuestion(reading, event), answer: cue },
    { question: sourceQuestion(reading, event, cue), answer: source },
    { question: leftQuestion(reading, event, cue, source), answer: left },
    { question: rightQuestion(reading, event, cue, source, left), answer: right },
  ]
}

function nearest(ranges: readonly TokenRange[], cue: TokenRange): TokenRange | null {
  const distance = (range: TokenRange): number => Math.max(cue.first - range.end, range.first - cue.end)
  return [...ranges].sort((a, b) => distance(a) - distance(b))[0] ?? null
}

export function learn({ question, answer }: Lesson, optimizer: AdaGrad, parts: FeatureParts): void {
  parts.clear()
  const options = spanOptions(question, parts)
  const target = targetOf(options, answer)
  if (target < 0) return
  const shares = sharesOf(options, parts.scores(optimizer.weights))
  const gradient = new Float64Array(parts.count)
  options.forEach((option, i) => {
    const error = (shares[i] ?? 0) - (i === target ? 1 : 0)
    for (const part of [option.opening, option.closing, option.whole]) if (part >= 0) gradient[part] = (gradient[part] ?? 0) + error
  })
  gradient.forEach((error, part) => {
    if (Math.abs(error) > 1e-4) parts.each(part, (id, value) => optimizer.step(id, error * value))
  })
}

/** The option to learn: the gold span, else the one that meets it most; "none" where nothing meets it; -1 where nothing can be learned. */
function targetOf(options: readonly SpanOption[], answer: TokenRange | null): number {
  const none = options.findIndex(isNone)
  if (!answer) return none
  let best = none
  let most = LEAST_OVERLAP
  options.forEach((option, i) => {
    const overlap = isNone(option) ? 0 : overlapOf(option, answer)
    if (overlap > most) {
      most = overlap
      best = i
    }
  })
  return best
}
