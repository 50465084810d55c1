import type { ModelTrouble } from '#annotations/detect/choose-detector'
import type { Failure } from './failures'

/** What window and command line say where the rules stand in for the trained detector. */
export function modelFailure(trouble: ModelTrouble): Failure {
  return { code: trouble === 'missing' ? 'model-missing' : 'model-damaged', values: {} }
}
