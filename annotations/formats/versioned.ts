import { type Decoder, broken, Mismatch, record } from './decode'

/**
 * Puts the version before everything else: a file of a newer one is refused by name, before a field that this reader does not know, or knows
 * with another meaning, is looked at.
 */
export function versioned<T>(known: number, decoder: Decoder<T>): Decoder<T> {
  return (value, where) => {
    const { version } = record(value, where)
    if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return broken(`${where}/version`)
    if (version > known) throw new Mismatch({ kind: 'newer-version', where: String(version) })
    return decoder(value, where)
  }
}
