import type { Failure } from '../failures'
import type { SentFile } from './sent-file'
import type { Method, Params, Result } from './methods'

/** What comes back through a door. A failure is a value here: exceptions do not cross processes well. */
export type Reply<M extends Method> = { readonly ok: true; readonly result: Result<M> } | { readonly ok: false; readonly failure: Failure }

/** What the application tells its windows unasked. */
export type AppEvent =
  | { readonly kind: 'library-changed' }
  /** Somebody is called otherwise, or is new. */
  | { readonly kind: 'people-changed' }
  /** A colleague wrote into their own set or their part of the review of an article, elsewhere. */
  | { readonly kind: 'colleague-changed'; readonly articleId: string }
  /** Another program wrote one's own files: `storage.outside` brings both sides together. */
  | { readonly kind: 'changed-outside' }
  /** Files of the import under way that have been read, whatever came of them. */
  | { readonly kind: 'import-progress'; readonly done: number; readonly of: number }
  /** An article was added from outside of the window and should be shown. */
  | { readonly kind: 'open-article'; readonly articleId: string }
  /** A package was opened from outside of the window and should be looked at. */
  | { readonly kind: 'open-package'; readonly file: SentFile }
  /** A menu item or another window's request to run a command of the commands table. */
  | { readonly kind: 'command'; readonly command: string }

/** One door to the application, as its user sees it. Params and results are checked at both ends. */
export interface Host {
  call<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>>
  /** Returns what ends the subscription. */
  onEvent(listener: (event: AppEvent) => void): () => void
  /** True where the host shows a native menu, so that the interface need not. */
  readonly nativeMenu: boolean
}
