import { useEffect, useMemo, useRef, useState } from 'react'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { useAgreementClient } from './agreement-client'
import { articlesFigures } from './articles-figures'
import { FigureCard } from './figure-card'
import { type ArticlesMeasured, measureArticles } from './measure-articles'
import type { Openings } from './openings'

type Run =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly at: number; readonly of: number; readonly cancel: () => void }
  | { readonly kind: 'done'; readonly measured: ArticlesMeasured }
  | { readonly kind: 'failed'; readonly reason: string }

interface ArticlesCardProps {
  readonly openings: Openings
  readonly onOpen: (opens: string) => void
}

/** Agreement in each article of the library and in all of them, read and computed when asked for. A row opens the claims that disagree there. */
export function ArticlesCard({ openings, onOpen }: ArticlesCardProps) {
  const controller = useController()
  const client = useAgreementClient()
  const [run, setRun] = useState<Run>({ kind: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const measured = run.kind === 'done' ? run.measured : null
  const figures = useMemo(() => measured && articlesFigures(measured, openings), [measured, openings])

  const compute = async (): Promise<void> => {
    const cancel = new AbortController()
    stop.current = cancel
    const onProgress = (at: number, of: number): void => {
      if (!cancel.signal.aborted) setRun({ kind: 'running', at, of, cancel: () => cancel.abort() })
    }
    onProgress(0, controller.app.getState().entries.length)
    try {
      const read = await measureArticles(controller, client, onProgress, cancel.signal)
      setRun(read ? { kind: 'done', measured: read } : { kind: 'idle' })
    } catch (error) {
      setRun({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
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
      {run.kind === 'failed' && <p role="alert">{message('figures.failed', { reason: run.reason })}</p>}
      {measured?.failed.map((words) => (
        <p key={words} role="alert">
          {words}
        </p>
      ))}
      {measured?.rows.length === 0 && <p>{message('figures.articles.none')}</p>}
      {measured !== null &&
        measured.rows.length > 0 &&
        figures?.map((figure) => <FigureCard key={figure.title} figure={figure} onOpen={onOpen} />)}
    </div>
  )
}
