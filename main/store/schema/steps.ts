import type { Step } from './upgrade-record'

/**
 * 2: analysts are named by their sets alone, each in files of their own; a program that knows only 1 would not read what they change of an
 * article, nor some of the edits, so it has to open the library for reading.
 */
export const LIBRARY_STEPS: readonly Step[] = [(record) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== 'analysts'))]

/** What was added to these since the first version may be absent, so there never was a second one. */
export const ARTICLE_STEPS: readonly Step[] = []
export const SNAPSHOT_STEPS: readonly Step[] = []
/** Of a journal's first line, and of an edit in it: both have the version that the first line says. */
export const JOURNAL_HEADER_STEPS: readonly Step[] = []
export const JOURNAL_ENTRY_STEPS: readonly Step[] = []
