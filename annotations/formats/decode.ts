import type { NotReadable } from './bundle'

/** Turns an unknown value into a typed one, or leaves by `Mismatch`. `where` is a path such as `/set/claims/3/tag`. */
export type Decoder<T> = (value: unknown, where: string) => T

/** Never leaves this folder: `decode` turns it into a value. An exception, because a decoder fails deep inside others. */
export class Mismatch extends Error {
  readonly why: NotReadable

  constructor(why: NotReadable) {
    super(`${why.kind} ${why.where}`)
    this.name = 'Mismatch'
    this.why = why
  }
}

export type Decoded<T> = { readonly kind: 'decoded'; readonly value: T } | NotReadable

/** Runs a decoder, or anything else that leaves by `Mismatch`. */
export function decode<T>(read: () => T): Decoded<T> {
  try {
    return { kind: 'decoded', value: read() }
  } catch (error) {
    if (error instanceof Mismatch) return error.why
    throw error
  }
}

export function broken(where: string): never {
  throw new Mismatch({ kind: 'broken-file', where: where === '' ? '/' : where })
}

export const string: Decoder<string> = (value, where) => (typeof value === 'string' ? value : broken(where))
export const boolean: Decoder<boolean> = (value, where) => (typeof value === 'boolean' ? value : broken(where))
export const number: Decoder<number> = (value, where) => (typeof value === 'number' && Number.isFinite(value) ? value : broken(where))

/** A whole number from 0 that a double holds exactly. */
export const count: Decoder<number> = (value, where) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : broken(where)

export function matching(pattern: RegExp): Decoder<string> {
  return (value, where) => (typeof value === 'string' && pattern.test(value) ? value : broken(where))
}

export function oneOf<const T extends string>(allowed: readonly T[]): Decoder<T> {
  return (value, where) => allowed.find((item) => item === value) ?? broken(where)
}

export function nullable<T>(decoder: Decoder<T>): Decoder<T | null> {
  return (value, where) => (value === null ? null : decoder(value, where))
}

export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, where) => (Array.isArray(value) ? value.map((element: unknown, i) => item(element, `${where}/${i}`)) : broken(where))
}

export const record: Decoder<Readonly<Record<string, unknown>>> = (value, where) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : broken(where)

/** Exactly these fields: one that is missing or unknown is refused, since dropping it would lose it silently. */
export function object<T extends object>(fields: { readonly [K in keyof T]: Decoder<T[K]> }): Decoder<T> {
  const names = Object.keys(fields) as (keyof T & string)[]
  return (value, where) => {
    const source = record(value, where)
    for (const key of Object.keys(source)) if (!Object.hasOwn(fields, key)) broken(`${where}/${key}`)
    const result: Partial<T> = {}
    for (const key of names) {
      if (!Object.hasOwn(source, key)) broken(`${where}/${key}`)
      result[key] = fields[key](source[key], `${where}/${key}`)
    }
    return result as T
  }
}

/** Objects told apart by their `kind`. */
export function variants<T extends { readonly kind: string }>(byKind: {
  readonly [K in T['kind']]: Decoder<Extract<T, { kind: K }>>
}): Decoder<T> {
  const decoders = byKind as Readonly<Record<string, Decoder<T>>>
  return (value, where) => {
    const { kind } = record(value, where)
    const decoder = typeof kind === 'string' && Object.hasOwn(decoders, kind) ? decoders[kind] : undefined
    return decoder ? decoder(value, where) : broken(`${where}/kind`)
  }
}
