import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Detector } from '#annotations/detect/detector'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { trainedDetectorOf } from '#annotations/detect/trained-detector-of'

/** The bytes of the model that the application ships. */
export function modelBytes(): Uint8Array {
  return new Uint8Array(readFileSync(resolve(__dirname, '../../models/english-1.bin')))
}

export function trainedDetector(): Detector {
  const detector = trainedDetectorOf(modelBytes())
  if (!detector) throw new Error('models/english-1.bin is no usable model')
  return detector
}

/** Every detector that the application may use, with its name, for `describe.each`. */
export const DETECTORS: readonly (readonly [string, Detector])[] = [
  [ruleDetector.id, ruleDetector],
  ['english-1', trainedDetector()],
]
