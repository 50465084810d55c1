import type { Detection, Suggestion } from '../detect/detector'

interface Keys {
  readonly byKey: ReadonlyMap<string, Suggestion>
  readonly byRule: ReadonlyMap<string, readonly Suggestion[]>
}

/** A detection never changes, so what is looked up in it is sorted once: as long as the detection is there. */
const known = new WeakMap<Detection, Keys>()

/** The suggestion with that key, if there is one. */
export function suggestionOf(detection: Detection | null, key: string): Suggestion | undefined {
  return detection ? keysOf(detection).byKey.get(key) : undefined
}

/** The suggestions that name `rule` among their reasons, in text order. */
export function suggestionsOfRule(detection: Detection | null, rule: string): readonly Suggestion[] {
  return (detection && keysOf(detection).byRule.get(rule)) ?? []
}

function keysOf(detection: Detection): Keys {
  const there = known.get(detection)
  if (there) return there
  const byKey = new Map<string, Suggestion>()
  const byRule = new Map<string, Suggestion[]>()
  for (const suggestion of detection.suggestions) {
    byKey.set(suggestion.key, suggestion)
    for (const rule of new Set(suggestion.reasons.map((reason) => reason.rule))) {
      const list = byRule.get(rule)
      if (list) list.push(suggestion)
      else byRule.set(rule, [suggestion])
    }
  }
  const keys = { byKey, byRule }
  known.set(detection, keys)
  return keys
}
