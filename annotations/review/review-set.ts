import type { AnnotationSet } from '../model/annotation-set'

/** What of an analyst's set is compared with those of others. Sets on another revision are brought along first (carry-sets.ts). */
export type ReviewSet = Pick<AnnotationSet, 'analyst' | 'revision' | 'claims' | 'links'>
