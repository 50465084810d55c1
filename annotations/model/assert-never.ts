/** Closes a union: the compiler rejects a call that can be reached. */
export function assertNever(value: never): never {
  throw new RangeError(`unexpected ${JSON.stringify(value)}`)
}
