import { stemOf } from './stem'

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

/** The event that a stem names, or null. */
export function eventOf(stem: string): string | null {
  return EVENTS.get(stem) ?? null
}
