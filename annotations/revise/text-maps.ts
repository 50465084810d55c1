import { mapTextSteps } from './map-text'
import type { TextMap } from './text-map'

/**
 * Maps of texts that are asked for more than once: for several sets of an article, and for the view that lays the two texts side by side,
 * which so never disagrees with what became of the claims. Holds on to the texts.
 */
export class TextMaps {
  readonly #known = new Map<string, Map<string, TextMap>>()

  /** `steps` to its end. */
  of(before: string, after: string): TextMap {
    const steps = this.steps(before, after)
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
  }

  /** How one text became another. Yields the share that is done, where it is not known yet. */
  *steps(before: string, after: string): Generator<number, TextMap> {
    const known = this.#known.get(before)?.get(after)
    if (known) return known
    const map = yield* mapTextSteps(before, after)
    const from = this.#known.get(before) ?? new Map<string, TextMap>()
    this.#known.set(before, from.set(after, map))
    return map
  }
}
