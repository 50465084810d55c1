import type { Digest } from './lineage'

/** Who is called what where names are hidden; by what an analyst's sets go by. */
export type Pseudonyms = ReadonlyMap<string, string>

/**
 * A pseudonym for each analyst: "analyst A" and on to "analyst AA". Those given before stay. New ones are given in the order of a digest of the
 * names and `salt`, so that letters do not follow the alphabet. No pseudonym is what somebody really goes by.
 * @param salt unguessable, so that nobody can work out from a name which letter it has
 */
export function assignPseudonyms(known: Pseudonyms, analysts: readonly string[], digest: Digest, salt: string): Pseudonyms {
  const given = new Map(known)
  const taken = new Set([...known.values(), ...known.keys(), ...analysts])
  const order = (analyst: string): string => digest(`${salt} ${analyst}`)
  const fresh = [...new Set(analysts)].filter((analyst) => !given.has(analyst))
  let next = 0
  for (const analyst of fresh.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))) {
    while (taken.has(pseudonym(next))) next++
    given.set(analyst, pseudonym(next++))
  }
  return given
}

/** @param index 0 for the first */
export function pseudonym(index: number): string {
  let letters = ''
  for (let left = index; left >= 0; left = Math.floor(left / 26) - 1) letters = String.fromCharCode(65 + (left % 26)) + letters
  return `analyst ${letters}`
}

/** From pseudonyms back to names. */
export function unmask(pseudonyms: Pseudonyms): ReadonlyMap<string, string> {
  return new Map([...pseudonyms].map(([analyst, mask]) => [mask, analyst]))
}
