import type { Detector } from './detector'
import { ruleDetector } from './rules/rule-detector'
import { trainedDetectorOf } from './trained-detector-of'

/** Why the first detector stands in for the trained one: its file could not be read, or is not what it should be. */
export type ModelTrouble = 'missing' | 'damaged'

export interface ChosenDetector {
  readonly detector: Detector
  readonly trouble: ModelTrouble | null
}

/**
 * The detector of this application, in the one place that decides: the trained one where its file is there and sound, else the rules.
 * @param bytes the model file, or null where it could not be read
 */
export function chooseDetector(bytes: Uint8Array | null): ChosenDetector {
  if (bytes === null) return { detector: ruleDetector, trouble: 'missing' }
  const trained = trainedDetectorOf(bytes)
  return trained ? { detector: trained, trouble: null } : { detector: ruleDetector, trouble: 'damaged' }
}
