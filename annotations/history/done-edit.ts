import type { Op } from '../ops/op'

/** An edit as the journal has it: number, time (ISO 8601 UTC), who made it, and whether it took back or brought back an earlier one. */
export interface DoneEdit {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly isUndo: boolean
  readonly op: Op
}
