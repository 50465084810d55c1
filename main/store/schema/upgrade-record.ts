/** A JSON object as it stands in a file: nothing is known of it but its version. */
export type StoredRecord = Readonly<Record<string, unknown>>

/** Takes a record from one version of its format to the next. Pure: gives a new record and leaves the old one as it is. */
export type Step = (record: StoredRecord) => StoredRecord

/** The version that so many steps lead to: formats begin with 1. */
export function newestSchema(steps: readonly Step[]): number {
  return steps.length + 1
}

/**
 * The record as the newest version would have written it, one step a version.
 * @param steps the first one leads from version 1 to version 2
 * @throws RangeError where there never was such a version
 */
export function upgradeRecord(record: StoredRecord, schema: number, steps: readonly Step[]): StoredRecord {
  if (!Number.isInteger(schema) || schema < 1 || schema > newestSchema(steps)) throw new RangeError(`no version ${schema}`)
  return steps.slice(schema - 1).reduce((upgraded, step) => step(upgraded), record)
}
