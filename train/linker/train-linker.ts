import { chooseSpans, type Chosen } from '#annotations/detect/linking/choose-spans'
import { findCueEvents } from '#annotations/detect/linking/cue-events'
import { PartScores } from '#annotations/detect/linking/part-scores'
import { describeKeep } from '#annotations/detect/linking/keep-features'
import type { LinkReading } from '#annotations/detect/linking/link-reading'
import type { LinkerModel } from '#annotations/detect/linking/linker-model'
import type { Kept, KeptPassage } from '#annotations/detect/linking/owners'
import { sigmoid } from '#annotations/detect/linking/softmax'
import type { MeasuredAttribution } from '#eval/measures/role-labels'
import { randomNumbers } from './shuffle'
import { trainCertainty } from './train-certainty'
import { trainKeep, type KeepSample } from './train-keep'
import { moreLessons, trainOwners, type KeptDocument } from './train-leftovers'
import { spanLessons, trainSpans, type Lesson } from './train-spans'

/** An annotated article as the linker reads it: with posteriors of a labeller that has not seen it. */
export interface LinkerDocument {
  readonly readings: readonly LinkReading[]
  readonly gold: readonly MeasuredAttribution[]
}

export interface LinkerOptions {
  readonly spanBits: number
  readonly decisionBits: number
  readonly epochs: number
  /** From this probability on attributions are kept while the rest is trained, and in use: a labeller that was trained on all articles sees more. */
  readonly threshold: number
  readonly thresholdInUse: number
  readonly seed: number
}

export const LINKER_OPTIONS: LinkerOptions = { spanBits: 18, decisionBits: 16, epochs: 4, threshold: 0.45, thresholdInUse: 0.45, seed: 1 }

/** How many parts the articles are divided into, so that decisions are learned on spans chosen by weights that have not seen them. */
const FOLDS = 2

/**
 * Trains a linker in three steps: which spans are chosen for a cue; on choices made for articles not trained on, whether a cue is kept;
 * and whose the contents are that are left over then.
 */
export function trainLinker(documents: readonly LinkerDocument[], options: LinkerOptions): LinkerModel {
  const { spanBits, decisionBits, epochs, threshold, thresholdInUse, seed } = options
  const random = randomNumbers(seed)
  const lessons = documents.map(({ readings, gold }) => spanLessons(readings.map((reading) => ({ reading, gold }))))
  const samples = documents.map((): KeepSample[] => [])
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = trainSpans(lessons.filter((_, k) => k % FOLDS !== fold).flat(), spanBits, epochs, random)
    const parts = new PartScores({ bits: spanBits, weights })
    documents.forEach(({ readings, gold }, k) => {
      if (k % FOLDS === fold) samples[k] = readings.map((reading) => ({ reading, gold, chosen: chooseAll(reading, parts) }))
    })
  }
  const keep = trainKeep(samples.flat(), decisionBits, epochs, random)
  const decisions = new PartScores({ bits: decisionBits, weights: keep })
  const kept = documents.map(({ gold }, k): KeptDocument => ({
    gold,
    passages: (samples[k] ?? []).map(({ reading, chosen }): KeptPassage => ({
      reading,
      kept: keepOf(reading, chosen, decisions, threshold),
    })),
  }))
  const more: Lesson[] = kept.flatMap(moreLessons)
  const owner = trainOwners(kept, decisionBits, epochs, random)
  const spans = trainSpans([...lessons.flat(), ...more], spanBits, epochs, random)
  return {
    spans: { bits: spanBits, weights: spans },
    keep: { bits: decisionBits, weights: keep },
    owner: { bits: decisionBits, weights: owner },
    certainty: trainCertainty(kept),
    threshold: thresholdInUse,
  }
}

function chooseAll(reading: LinkReading, parts: PartScores): Chosen[] {
  return findCueEvents(reading).map((event) => chooseSpans(reading, event, parts))
}

function keepOf(reading: LinkReading, chosen: readonly Chosen[], parts: PartScores, threshold: number): Kept[] {
  return chosen.flatMap((one, index) => {
    parts.clear()
    describeKeep(reading, chosen, index, parts)
    const keep = sigmoid(parts.last)
    return keep >= threshold ? [{ ...one, keep }] : []
  })
}
