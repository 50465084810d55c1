import { useEffect, useRef, useState } from 'react'
import type { Gamma } from '#annotations/review/agreement/gamma'
import type { ReviewSet } from '#annotations/review/review-set'
import { intervalRow, intervalsFigure } from '#shared/figures/interval-row'
import { message } from '#shared/messages/message'
import { useController, useReview } from '../app/controller-context'
import type { ReviewSession } from '../state/review-store'
import { useAgreementClient } from './agreement-client'
import { FigureCard } from './figure-card'
import type { GammaProgress } from './messages'

type Run =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: GammaProgress; readonly cancel: () => void }
  | { readonly kind: 'done'; readonly gamma: Gamma; readonly seed: number; readonly sets: readonly ReviewSet[] }
  | { readonly kind: 'failed'; readonly reason: string }

/** From here on it takes more than a moment (docs/agreement.md, Speed). */
const MANY_CLAIMS = 1000

/** Gamma and gamma-cat: computed when asked for, in a worker, with progress and cancel; the seed is shown and can be chosen. */
export function GammaCard({
  review,
  opens,
  onOpen,
}: {
  readonly review: ReviewSession
  readonly opens: string
  readonly onOpen: (opens: string) => void
}) {
  const controller = useController()
  const client = useAgreementClient()
  const sets = useReview(review, (state) => state.alignment.sets)
  const claims = sets.reduce((sum, set) => sum + set.claims.size, 0)
  const [seed, setSeed] = useState(1)
  const [run, setRun] = useState<Run>({ kind: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const compute = async (): Promise<void> => {
    const cancel = new AbortController()
    stop.current = cancel
    setRun({ kind: 'running', progress: { share: 0, left: null }, cancel: () => cancel.abort() })
    try {
      const gamma = await client.gamma(
        sets,
        seed,
        (progress) => setRun((now) => (now.kind === 'running' ? { ...now, progress } : now)),
        cancel.signal,
      )
      if (gamma) return setRun({ kind: 'done', gamma, seed, sets })
      setRun({ kind: 'idle' })
      controller.announce(message('figures.gamma.cancelled'))
    } catch (error) {
      setRun({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  return (
    <div className="gamma-card">
      <p className="quiet">{message('figures.gamma.about')}</p>
      {claims >= MANY_CLAIMS && <p className="quiet">{message('figures.gamma.long', { claims })}</p>}
      <form
        className="figure-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (run.kind !== 'running') void compute()
        }}
      >
        <label>
          {message('figures.gamma.seed')}{' '}
          <input
            className="text-field gamma-seed"
            type="number"
            min={0}
            max={2 ** 31 - 1}
            step={1}
            required
            value={seed}
            onChange={(event) => setSeed(event.currentTarget.valueAsNumber || 0)}
          />
        </label>
        <button type="submit" className="button button-small" aria-disabled={run.kind === 'running'}>
          {message('figures.gamma.compute')}
        </button>
        {run.kind === 'running' && (
          <>
            <progress max={100} value={percentOf(run.progress)} aria-label={progressWords(run.progress)} />
            <span className="tabular">{progressWords(run.progress)}</span>
            <button type="button" className="button button-small" onClick={run.cancel}>
              {message('figures.gamma.cancel')}
            </button>
          </>
        )}
      </form>
      {run.kind === 'failed' && <p role="alert">{message('figures.failed', { reason: run.reason })}</p>}
      {run.kind === 'done' && run.sets === sets && (
        <FigureCard
          figure={intervalsFigure(
            {
              title: `${message('figures.gamma.value')}, ${message('figures.gamma.cat')}`,
              description: message('figures.gamma.from', {
                observed: run.gamma.observed.toFixed(3),
                expected: run.gamma.expected.toFixed(3),
                samples: run.gamma.samples,
                seed: run.seed,
              }),
              rowsAre: message('figures.measure'),
              valueIs: message('figure.value'),
            },
            [
              intervalRow(message('figures.gamma.value'), run.gamma.gamma, run.gamma.interval, opens),
              intervalRow(message('figures.gamma.cat'), run.gamma.gammaCat, run.gamma.catInterval, opens),
            ],
          )}
          onOpen={onOpen}
        />
      )}
    </div>
  )
}

const percentOf = ({ share }: GammaProgress): number => Math.floor(share * 100)

function progressWords(progress: GammaProgress): string {
  const share = percentOf(progress)
  const { left } = progress
  if (left === null) return message('figures.gamma.computing', { share })
  const seconds = Math.ceil(left / 1000)
  return seconds < 90
    ? message('figures.gamma.seconds-left', { share, seconds })
    : message('figures.gamma.minutes-left', { share, minutes: Math.ceil(seconds / 60) })
}
