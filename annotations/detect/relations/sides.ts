import { COUNTRIES } from './countries'

const SIDES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.split('\n').flatMap((line) => {
    const words = line.split(' ')
    const country = words[0] ?? ''
    return words.map((word) => [word, country] as const)
  }),
)

/** The country that a capitalised word stands for as an actor ("Baku", "Azerbaijani"), or null. `word` is in lower case. */
export function sideOf(word: string): string | null {
  return SIDES.get(word) ?? null
}
