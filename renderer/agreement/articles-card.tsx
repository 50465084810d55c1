import { useEffect, useRef, useState } from 'react'
import { articlesFigure } from '#shared/figures/interval-row'
import type { IntervalRow } from '#shared/figures/figure-data'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { useAgreementClient } from './agreement-client'
import { FigureCard } from './figure-card'
import { measureArticles } from './measure-articles'

type Run =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly at: number; readonly of: number; readonly cancel: () => void }
  | { readonly kind: 'done'; readonly rows: readonly IntervalRow[] }

/** Agreement in each article of the library, read and computed when asked for. A row opens its article. */
export function ArticlesCard() {
  const controller = useController()
  const client = useAgreementClient()
  const [run, setRun] = useState<Run>({ kind: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const compute = async (): Promise<void> => {
    const cancel = new AbortController()
    stop.current = cancel
    const onProgress = (at: number, of: number): void => {
      if (!cancel.signal.aborted) setRun({ kind: 'running', at, of, cancel: () => cancel.abort() })
    }
    onProgress(0, controller.app.getState().entries.length)
    const rows = await measureArticles(controller, client, onProgress, cancel.signal)
    setRun(rows ? { kind: 'done', rows } : { kind: 'idle' })
  }

  return (
    <div className="articles-card">
      <p className="quiet">{message('figures.articles.how')}</p>
      <button
        type="button"
        className="button button-small"
        aria-disabled={run.kind === 'running'}
        onClick={() => run.kind !== 'running' && void compute()}
      >
        {message('figures.articles.compute')}
      </button>
      {run.kind === 'running' && (
        <div className="figure-form">
          <progress max={run.of} value={run.at} aria-label={message('figures.articles.progress', { at: run.at, of: run.of })} />
          <span className="tabular">{message('figures.articles.progress', { at: run.at, of: run.of })}</span>
          <button type="button" className="button button-small" onClick={run.cancel}>
            {message('figures.gamma.cancel')}
          </button>
        </div>
      )}
      {run.kind === 'done' && run.rows.length === 0 && <p>{message('figures.articles.none')}</p>}
      {run.kind === 'done' && run.rows.length > 0 && (
        <FigureCard
          figure={articlesFigure(message('measure-of.alpha'), run.rows)}
          onOpen={(articleId) => void controller.openArticle(articleId)}
        />
      )}
    </div>
  )
}
