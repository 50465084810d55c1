import { useMemo } from 'react'
import { frozenAfter, frozenBefore } from '#annotations/adjudicate/blind'
import { FROZEN_MEASURES } from '#annotations/adjudicate/frozen-figures'
import type { FrozenFigure, Stage } from '#annotations/model/stage'
import { isMessageKey, message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController, useReview } from '../app/controller-context'
import type { ReviewSession } from '../state/review-store'

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** Agreement before discussion beside that after it, both as they were kept. */
export function AgreementTable({ review }: { readonly review: ReviewSession }) {
  const controller = useController()
  const record = useReview(review, (state) => state.own.review)
  const { before, after } = useMemo(() => ({ before: frozenBefore(record), after: frozenAfter(record).at(-1) ?? null }), [record])
  if (!before) return null
  return (
    <section className="review-agreement" aria-labelledby="review-agreement-title">
      <h3 id="review-agreement-title">{message('agreement.title')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{message('agreement.measure')}</th>
            <th scope="col">
              {message('agreement.before')}
              <StageDay stage={before} />
            </th>
            <th scope="col">
              {message('agreement.after')}
              {after ? <StageDay stage={after} /> : <small>{message('agreement.none-after')}</small>}
            </th>
          </tr>
        </thead>
        <tbody>
          {before.figures.map((figure) => (
            <tr key={figure.measure}>
              <th scope="row">{measureName(figure.measure)}</th>
              <FigureCell figure={figure} stage={before} />
              <FigureCell figure={after?.figures.find(({ measure }) => measure === figure.measure) ?? null} stage={after} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{message('agreement.why')}</p>
      <button type="button" className="button button-small" onClick={() => COMMAND_ACTIONS['review.freeze'](controller)}>
        {message('agreement.keep')}
      </button>
    </section>
  )
}

function StageDay({ stage }: { readonly stage: Stage }) {
  return (
    <small>
      <time dateTime={stage.at}>{DAY.format(new Date(stage.at))}</time>
    </small>
  )
}

/** A figure as it was kept; it opens the claims that disagreed then. */
function FigureCell({ figure, stage }: { readonly figure: FrozenFigure | null; readonly stage: Stage | null }) {
  if (!figure) return <td>–</td>
  const { value, low, high, why } = figure
  if (value === null) {
    const words = isMessageKey(`undefined.${why}`) ? message(`undefined.${why}` as 'undefined.no-units') : why
    return (
      <td title={words}>
        –<span className="visually-hidden">{words}</span>
      </td>
    )
  }
  return (
    <td>
      <OpenKept measure={figure.measure} stage={stage} words={value.toFixed(2)} />
      {low !== null && high !== null && <small>{message('agreement.interval', { low: low.toFixed(2), high: high.toFixed(2) })}</small>}
    </td>
  )
}

function OpenKept({ measure, stage, words }: { readonly measure: string; readonly stage: Stage | null; readonly words: string }) {
  const { app } = useController()
  const known = FROZEN_MEASURES.find((one) => one === measure)
  if (!stage || known === undefined) return words
  return (
    <button
      type="button"
      className="figure-open"
      title={message('figures.show-list')}
      onClick={() => app.setState({ figures: true, find: null, keptFigure: { stage: stage.id, measure: known } })}
    >
      {words}
    </button>
  )
}

function measureName(measure: string): string {
  const key = `measure.${measure}`
  return isMessageKey(key) ? message(key) : measure
}
