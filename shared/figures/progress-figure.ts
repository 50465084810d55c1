import { message } from '../messages/message'
import type { Opens, ShareFigure } from './figure-data'

export interface Progress {
  readonly label: string
  readonly done: number
  readonly left: number
  readonly opens?: Opens
}

/** What is done and what is left, as shares of each whole. */
export function progressFigure(rows: readonly Progress[]): ShareFigure {
  return {
    kind: 'shares',
    title: message('figure.progress'),
    description: message('figure.progress.about'),
    rowsAre: message('figure.progress.rows'),
    totalIs: message('figure.total'),
    parts: [
      { label: message('figure.done'), look: 'done' },
      { label: message('figure.left'), look: 'open' },
    ],
    scale: 'share',
    rows: rows.map(({ label, done, left, opens }) => ({ label, counts: [done, left], opens: opens ?? null })),
  }
}
