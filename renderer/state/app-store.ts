import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FrozenMeasure } from '#annotations/adjudicate/frozen-figures'
import type { RuleTally } from '#annotations/ledger/rule-tally'
import type { ImportReport, LibraryEntry, ProgressState, Result, SentFile, Settings } from '#shared/contract/methods'
import type { PackageLook } from '#shared/contract/package-methods'
import type { MergedInfo } from '#shared/contract/storage-methods'
import type { Earlier, RevisionSource } from '#shared/contract/revision-methods'
import type { Article } from '#annotations/model/article'
import type { ArticleSession } from './article-store'
import type { Comparison } from './comparison'
import type { ReviewSession } from './review-store'

/** The dialog that is open; there is never more than one. */
export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'about' }
  /** `revisionOf`: the article that the text is to be a new revision of. */
  | { readonly kind: 'paste'; readonly text: string; readonly revisionOf?: Article }
  | { readonly kind: 'resembles'; readonly source: RevisionSource; readonly name: string; readonly earlier: Earlier }
  /** `adjudicated`: one's adjudicated sets rather than annotations. */
  | { readonly kind: 'export'; readonly adjudicated?: boolean }
  | { readonly kind: 'import'; readonly files: readonly SentFile[] }
  | { readonly kind: 'import-report'; readonly reports: readonly ImportReport[] }
  | { readonly kind: 'name' }
  | { readonly kind: 'package-send' }
  | { readonly kind: 'package-return' }
  | { readonly kind: 'package'; readonly file: SentFile; readonly look: PackageLook }
  | { readonly kind: 'describe' }
  | { readonly kind: 'rules' }
  | { readonly kind: 'storage' }
  /** What another program wrote was not taken: too much would go. */
  | { readonly kind: 'outside-refused'; readonly refused: readonly MergedInfo[] }
  | { readonly kind: 'evidence'; readonly claimId: string; readonly evidenceId: string | null }
  | { readonly kind: 'link'; readonly claimId: string }
  | { readonly kind: 'review-agreed' }
  | { readonly kind: 'review-write' }
  | { readonly kind: 'review-slips' }
  /** A page for paper at an address of the host's, which no window could be opened for by itself. */
  | { readonly kind: 'report-ready'; readonly path: string }

/** A short word about something that happened, gone after a few seconds; failures stay until dismissed. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly detail: string
  readonly lasting: boolean
}

/** Work that takes a while. */
export interface Busy {
  readonly text: string
  /** 0 to 1; null where it cannot be told. */
  readonly share: number | null
  readonly cancel: (() => void) | null
}

export interface AppState {
  readonly info: Result<'app.info'>
  readonly settings: Settings
  readonly entries: readonly LibraryEntry[]
  /** The window is too narrow for panes beside the text. */
  readonly narrow: boolean
  /** The library was asked for in a narrow window. */
  readonly narrowLibrary: boolean
  readonly query: string
  readonly state: ProgressState | null
  readonly article: ArticleSession | null
  /** An article is being read from disk. */
  readonly opening: string | null
  /** Two revisions of the open article are shown side by side. */
  readonly comparison: Comparison | null
  /** The review of the open article, once it was asked for. */
  readonly review: ReviewSession | null
  /** Its marks may be seen: agreement before anybody saw them is kept. */
  readonly isRevealed: boolean
  /** The review has the width of the library as well. */
  readonly fullReview: boolean
  /** Agreement in figures stands where the text of the review is. */
  readonly figures: boolean
  /** A figure that was kept, whose claims the figures are to show; null once they do. */
  readonly keptFigure: { readonly stage: string; readonly measure: FrozenMeasure } | null
  /** Id of the claim that is being looked at again. */
  readonly recheck: string | null
  readonly busy: Busy | null
  readonly dialog: OpenDialog | null
  /** `current`: index of the hit shown; null: the first one from where the reader is. */
  readonly find: { readonly query: string; readonly current: number | null } | null
  readonly toasts: readonly Toast[]
  /** Said to screen readers. */
  readonly announcement: string
  /** Files added in this window, by article id: they can be read again with another encoding. */
  readonly recentFiles: ReadonlyMap<string, SentFile>
  /** What became of each rule's suggestions in other articles, by article id; filled a while after an article is opened. */
  readonly tallies: ReadonlyMap<string, RuleTally>
}

export type AppStore = StoreApi<AppState>

export function createAppStore(info: Result<'app.info'>): AppStore {
  return createStore<AppState>(() => ({
    info,
    settings: info.settings,
    entries: [],
    narrow: false,
    narrowLibrary: false,
    query: '',
    state: null,
    article: null,
    opening: null,
    comparison: null,
    review: null,
    isRevealed: false,
    fullReview: false,
    figures: false,
    keptFigure: null,
    recheck: null,
    busy: null,
    dialog: null,
    find: null,
    toasts: [],
    announcement: '',
    recentFiles: new Map(),
    tallies: new Map(),
  }))
}

/** Whether the open article is being reviewed: then the text shows all analysts' marks, and keys decide on them. */
export function isReviewing({
  article,
  comparison,
  isRevealed,
  review,
  settings,
}: Pick<AppState, 'article' | 'comparison' | 'isRevealed' | 'review' | 'settings'>): boolean {
  return article !== null && comparison === null && review !== null && isRevealed && settings.claimPane && settings.sideTab === 'review'
}
