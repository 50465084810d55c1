import type { ChosenDetector } from '#annotations/detect/choose-detector'
import type { Detector } from '#annotations/detect/detector'
import { modelFailure } from '#shared/model-failure'
import { applicationDetector } from '../detect/application-detector'
import { type Output, writeFailure } from './output'

/** The application's detector for one command, chosen when it is first asked for; a stand-in for the trained one is told once. */
export function commandDetector(output: Output, choose: () => ChosenDetector = applicationDetector): () => Detector {
  let detector: Detector | null = null
  return () => {
    if (detector) return detector
    const chosen = choose()
    if (chosen.trouble) writeFailure(output, modelFailure(chosen.trouble))
    return (detector = chosen.detector)
  }
}
