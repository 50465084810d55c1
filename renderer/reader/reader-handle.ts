import type { ReaderPosition } from './reader-model'

/** What the rest of the window may ask of the reader. Offsets are UTF-16 code units of the text shown, clamped to it. */
export interface ReaderHandle {
  /** `nearest` does nothing where the place is in view already, else brings it to the upper third; `center` always to the middle. */
  scrollToOffset(offset: number, how: 'nearest' | 'center'): void
  /** Gives the text the keyboard. */
  focus(): void
  position(): ReaderPosition
  /** Goes where another reader of the same text is. */
  showPosition(position: ReaderPosition): void
  /** Gives up the text selection, as after a claim was made of it; `onTextSelection(null)` follows. */
  clearSelection(): void
}
