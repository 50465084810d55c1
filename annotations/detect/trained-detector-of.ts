import type { Detector } from './detector'
import { createTrainedDetector } from './trained-detector'
import { readTrainedModel } from './trained-file'

/** The trained detector that a model file holds, or null where the bytes are no usable model. */
export function trainedDetectorOf(bytes: Uint8Array): Detector | null {
  const model = readTrainedModel(bytes)
  return model ? createTrainedDetector(model) : null
}
