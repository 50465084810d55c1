export interface ExportOptions {
  /** Guard CSV cells against being read as formulas by a spreadsheet. */
  readonly csvGuard: boolean
  /** Name and version of the program, written into files that have a place for it. */
  readonly generator: string
  /** ISO 8601, UTC. */
  readonly exportedAt: string
}
