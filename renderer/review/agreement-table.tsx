import { useMemo } from 'react'
import { frozenAfter, frozenBefore } from '#annotations/adjudicate/blind'
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
              <FigureCell figure={figure} />
              <FigureCell figure={after?.figures.find(({ measure }) => measure === figure.measure) ?? null} />
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

function FigureCell({ figure }: { readonly figure: FrozenFigure | null }) {
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
      {value.toFixed(2)}
      {low !== null && high !== null && <small>{message('agreement.interval', { low: low.toFixed(2), high: high.toFixed(2) })}</small>}
    </td>
  )
}

function measureName(measure: string): string {
  const key = `measure.${measure}`
  return isMessageKey(key) ? message(key) : measure
}
