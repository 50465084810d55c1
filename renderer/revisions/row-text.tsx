import type { ReactNode } from 'react'
import { message } from '#shared/messages/message'
import { inStoredOrder } from '../ui/stored-order'
import type { ClaimMark } from './claim-marks'
import type { RowRun } from './row-runs'

interface RowTextProps {
  readonly before: string
  readonly after: string
  readonly runs: readonly RowRun[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** The pieces of one paragraph: deletions and insertions as such, claims marked and numbered. Only text nodes hold text. */
export function RowText({ before, after, runs, chosen, onChoose }: RowTextProps) {
  return (
    <p className="row-text" dir="auto">
      {runs.map((run) => {
        const text = (run.side === 'before' ? before : after).slice(run.start, run.end)
        const key = `${run.side} ${run.start}`
        let shown: ReactNode = (
          <span data-side={run.side} data-at={run.start}>
            {text}
          </span>
        )
        const [mark] = run.marks
        if (mark)
          shown = (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the number before it is a button, and j and k choose
            <mark className={markClass(run.marks, chosen)} onClick={() => onChoose(mark.id)}>
              {shown}
            </mark>
          )
        if (run.change === 'removed') shown = <del>{shown}</del>
        else if (run.change === 'added') shown = <ins>{shown}</ins>
        return (
          <span key={key}>
            {run.begins.map((one) => (
              <button
                key={one.id}
                type="button"
                tabIndex={-1}
                className="claim-number"
                data-again={one.isAgain}
                aria-label={message(one.isAgain ? 'compare.claim-again' : 'compare.claim', { number: one.number })}
                onClick={() => onChoose(one.id)}
              >
                {one.number}
              </button>
            ))}
            {shown}
          </span>
        )
      })}
    </p>
  )
}

function markClass(marks: readonly ClaimMark[], chosen: string | null): string {
  const [mark] = marks
  let name = `row-mark row-${mark?.tag ?? 'untagged'}`
  if (marks.some(({ isAgain }) => isAgain)) name += ' row-again'
  if (marks.some(({ id }) => id === chosen)) name += ' row-chosen'
  return name
}

/** The title of a paragraph that is nowhere: where one is empty, the screen says so, not only its colour. */
export function RowNothing({ words }: { readonly words: string }) {
  return <p className="row-nothing quiet">{inStoredOrder(words)}</p>
}
