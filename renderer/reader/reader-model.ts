import type { CLAIM_PARTS, ClaimPart, Tag } from '#annotations/model/claim'
import type { Spans } from '#annotations/text/span'
import type { MarkIndex } from './mark-index'

/** How a mark looks: the analyst's tag, none yet, or a suggestion that waits for an answer. */
export type MarkLook = Tag | 'untagged' | `suggestion-${Tag}` | `review-${ReviewLook}`

/** How far a cluster of several analysts' claims is settled: they agree, they do not, it is decided, it was decided on other claims. */
export type ReviewLook = 'agreed' | 'open' | 'decided' | 'outdated'

/** Something marked in the text: a claim or a suggestion. `spans` are in UTF-16 code units of the text shown. */
export interface ReaderMark {
  readonly id: string
  readonly spans: Spans
  readonly look: MarkLook
  /** The text was changed under it, and its analyst has not looked at it since. */
  readonly isAgain?: true
}

/** The parts of the selected claim. */
export type ReaderParts = Readonly<Record<(typeof CLAIM_PARTS)[number], Spans>>

/** A conflict that a mark is in, as seen from it. */
export interface ReaderConflict {
  /** Id of the mark on the other side. */
  readonly other: string
  /** False for one that is only proposed. */
  readonly isAccepted: boolean
  /** The beginning of what the other side says. */
  readonly quote: string
}

/** Which marks are in conflict. Asked about what is in view alone. */
export interface ReaderConflicts {
  of(id: string): readonly ReaderConflict[]
}

/** What one analyst marked, shown in a lane beside the text. A mark's id is the one that a press on it selects in the text. */
export interface ReaderLane {
  /** A character or two at the head of the lane. */
  readonly label: string
  readonly name: string
  readonly marks: MarkIndex
}

/** All that the reader shows. A change of `text` opens another document; everything else is updated in place. */
export interface ReaderModel {
  /** Canonical text of one revision. */
  readonly text: string
  /** The article's title: a first line that says it is shown as a headline. Read once for each text. */
  readonly title: string
  /** BCP 47 tag of the text, or empty where it is not known. */
  readonly language: string
  readonly index: MarkIndex
  /** Null where there are none to show. */
  readonly conflicts: ReaderConflicts | null
  readonly selectedId: string | null
  readonly selectedParts: ReaderParts | null
  /** In text order, not overlapping. */
  readonly findHits: Spans
  /** Index into `findHits`, or -1. */
  readonly currentHit: number
  /** True while the caret is shown and moved by keys (F7). */
  readonly caretMode: boolean
  readonly labels: ReaderLabels
  /** Lanes beside the text, first one outermost; absent for none. Read once for each text how many there are. */
  readonly lanes?: readonly ReaderLane[]
  /** The selected claim's boundaries cannot be moved. */
  readonly fixed?: boolean
}

/** What is at the top edge of the view: the block that begins at `topOffset`, scrolled `topPixels` below its own top. */
export interface ReaderPosition {
  readonly topOffset: number
  readonly topPixels: number
}

/** What the person at the reader did. */
export interface ReaderEvents {
  /** A click on a mark, or on text without one (null). Where marks overlap, the shortest; a further click takes the next longer. */
  onSelectMark(id: string | null): void
  /** The text selection, by mouse or caret, in whole user-perceived characters and without white space at its ends; null for none. */
  onTextSelection(span: { readonly start: number; readonly end: number } | null): void
  /** A dragged handle was let go: the new spans of one part of the selected claim. Never called with what was there before. */
  onMoveBoundary(id: string, part: ClaimPart, spans: Spans): void
  /** Asked to go to the other side of a conflict that the mark is in. */
  onOtherSide(id: string): void
  /** Scrolling has paused. */
  onScroll(position: ReaderPosition): void
}

/** Other marks than one's own, as those of a review: to look at and to choose. */
export type ShownMarks = Pick<ReaderModel, 'index' | 'selectedId' | 'selectedParts' | 'lanes'> & Pick<ReaderEvents, 'onSelectMark'>

/** Words for screen readers, from the message catalogue. */
export interface ReaderLabels {
  /** Names the scrolled region, as "Article text". */
  readonly article: string
  /** Names the nodes at the ends of conflicts. */
  readonly conflicts: string
  /** One node: where the other side is, and what it says. */
  readonly conflict: (where: 'above' | 'below', quote: string) => string
}
