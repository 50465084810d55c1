import { useEffect, useRef } from 'react'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Recheck } from '#annotations/model/recheck'
import { sliceSpans, type Spans } from '#annotations/text/span'
import { message } from '#shared/messages/message'
import { useApp, useArticle, useController } from '../app/controller-context'
import { confirmRecheck, dropRecheck, placeRecheck } from '../app/recheck-actions'
import type { ArticleSession } from '../state/article-store'
import { Quote } from '../ui/quote'
import { Shortcut } from '../ui/shortcut'
import { inStoredOrder } from '../ui/stored-order'
import { TagLabel } from '../ui/tag-label'
import { ThenAndNow } from './then-and-now'
import { evidenceWords } from '../ui/evidence-words'
import { reasonWords } from '../ui/reason-words'

interface RecheckCardProps {
  readonly session: ArticleSession
  readonly set: AnnotationSet
  readonly recheck: Recheck
  /** Nothing can be decided yet. */
  readonly isPreview: boolean
}

/** One claim to look at again: why, what it was, what it is, and the three ways to settle it. */
export function RecheckCard({ session, set, recheck, isPreview }: RecheckCardProps) {
  const controller = useController()
  const text = useArticle(session, (state) => state.text)
  const after = useApp((state) => (isPreview ? (state.comparison?.after ?? '') : text))
  const isReadOnly = useArticle(session, (state) => state.readOnly !== null)
  const isSelected = useArticle(session, (state) => state.textSelection !== null)
  const card = useRef<HTMLDivElement>(null)
  const claim = set.claims.get(recheck.id)
  // Made anew for each claim that is chosen.
  useEffect(() => void card.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={card} className="recheck-card">
      {recheck.reasons.length > 0 && (
        <ul className="recheck-reasons">
          {recheck.reasons.map((reason) => (
            <li key={`${reason.kind} ${reason.before} ${reason.after}`} dir="auto">
              {reasonWords(reason)}
            </li>
          ))}
        </ul>
      )}
      <ThenAndNow was={recheck.was.content.map(({ exact }) => exact).join(' … ')} is={claim ? sliceSpans(after, claim.content) : null} />
      {recheck.evidence && <p className="quiet recheck-evidence">{evidenceWords(recheck.evidence)}</p>}
      <TagLabel tag={(claim ?? recheck.was).tag} />
      {!isPreview && (
        <fieldset className="recheck-actions" disabled={isReadOnly} aria-label={message('recheck.title')}>
          <Candidates after={after} candidates={recheck.candidates} onTake={(spans) => placeRecheck(spans)(controller)} />
          <div className="recheck-buttons">
            {claim && (
              <button
                type="button"
                className="button button-small button-primary"
                title={message('recheck.confirm-hint')}
                onClick={() => confirmRecheck(controller)}
              >
                {message('recheck.confirm')} <Shortcut command="recheck.confirm" />
              </button>
            )}
            <button type="button" className="button button-small" data-ready={isSelected} onClick={() => placeRecheck(null)(controller)}>
              {message('recheck.place')} <Shortcut command="recheck.place" />
            </button>
            <button type="button" className="button button-small" onClick={() => dropRecheck(controller)}>
              {message('recheck.drop')} <Shortcut command="recheck.drop" />
            </button>
          </div>
        </fieldset>
      )}
    </div>
  )
}

interface CandidatesProps {
  readonly after: string
  readonly candidates: readonly Spans[]
  readonly onTake: (spans: Spans) => void
}

function Candidates({ after, candidates, onTake }: CandidatesProps) {
  if (candidates.length === 0) return null
  return (
    <div className="recheck-candidates">
      <p className="quiet">{message('recheck.candidates')}</p>
      <ul>
        {candidates.map((spans) => (
          <li key={spans.map(({ start, end }) => `${start}-${end}`).join(' ')}>
            <Quote text={after} spans={spans} className="quote-small" />
            <button
              type="button"
              className="button button-small"
              aria-label={message('recheck.take-label', { quote: inStoredOrder(sliceSpans(after, spans)) })}
              onClick={() => onTake(spans)}
            >
              {message('recheck.take')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
