import { stemOf } from './claim-view'

/** Words for one and the same happening; two claims speak of the same event where they share a group. */
const GROUPS: readonly string[] = [
  'ceasefire cease-fire truce armistice',
  'attack strike shelling bombardment assault raid',
  'explosion blast',
  'fire blaze',
  'crash collision',
  'shooting gunfire shot',
  'meeting session talks summit',
  'vote ballot referendum',
  'match game kick-off',
  'flight plane aircraft',
  'march protest demonstration rally',
  'closure shutdown',
  'evacuation',
  'power outage blackout',
  'flood flooding',
  'sluice floodgate',
  'alarm alert siren',
  'hearing trial verdict',
  'launch',
  'earthquake quake tremor',
]

const EVENTS: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group) => {
    const words = group.split(' ')
    return words.map((word) => [stemOf(word), words[0] ?? word] as const)
  }),
)

/** The events that a claim's stems name. */
export function eventsIn(stems: readonly string[]): ReadonlySet<string> {
  const events = new Set<string>()
  for (const stem of stems) {
    const event = EVENTS.get(stem)
    if (event) events.add(event)
  }
  return events
}
