import type { ImportReport } from './contract/methods'
import type { Failure } from './failures'

/** The report of an annotation file that brought nothing, and why. */
export function failedImport(name: string, failure: Failure): ImportReport {
  return {
    name,
    format: '',
    unit: null,
    unitStated: false,
    articleIds: [],
    claims: 0,
    links: 0,
    moved: 0,
    existing: 0,
    unplaced: [],
    losses: [],
    failure,
  }
}
