import { useEffect, useState } from 'react'
import type { ClaimStep } from '#shared/contract/revision-methods'
import { message } from '#shared/messages/message'
import { useApp, useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { evidenceWords } from '../ui/evidence-words'
import { reasonWords } from '../ui/reason-words'
import { inStoredOrder } from '../ui/stored-order'
import { TagLabel } from '../ui/tag-label'

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** What was done to the selected claim, over all revisions: what it said, its tag and its note after each edit. */
export function ClaimHistory({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const { id: articleId, revisions } = useArticle(session, (state) => state.article)
  const selectedId = useArticle(session, (state) => state.selectedId)
  const recheck = useApp((state) => state.recheck)
  const isSaved = useArticle(session, (state) => state.save.kind === 'saved')
  const set = useArticle(session, (state) => state.set)
  const isKnown = (id: string | null): id is string => id !== null && (set.claims.has(id) || set.rechecks.has(id))
  const claimId = isKnown(recheck) ? recheck : isKnown(selectedId) ? selectedId : null
  const [read, setRead] = useState<{ readonly claimId: string; readonly steps: readonly ClaimStep[] } | null>(null)
  useEffect(() => {
    if (claimId === null || !isSaved) return undefined
    let wanted = true
    const ask = async (): Promise<void> => {
      const answer = await controller.call('claim.history', { articleId, claimId })
      if (answer && wanted) setRead({ claimId, steps: answer.steps })
    }
    void ask()
    return () => {
      wanted = false
    }
  }, [controller, articleId, claimId, isSaved])
  const steps = read?.claimId === claimId ? read?.steps : undefined
  return (
    <section className="claim-history" aria-labelledby="claim-history-title">
      <h3 id="claim-history-title">{message('history.title')}</h3>
      {claimId === null && <p className="quiet">{message('history.choose')}</p>}
      {claimId !== null && !steps && <p className="quiet">{message('history.reading')}</p>}
      {steps && (
        <ol>
          {steps.map((step) => (
            <li key={step.seq}>
              <p className="history-what">
                <strong>{opWords(step)}</strong>
                <time className="quiet" dateTime={step.at}>
                  {TIME.format(new Date(step.at))}
                </time>
              </p>
              <p className="quiet">
                {message('history.then', { number: revisions.findIndex(({ sha256 }) => sha256 === step.revision) + 1 })}
                {step.recheck && ` · ${message('history.again', { fate: message(`fate.${step.recheck.fate}`) })}`}
              </p>
              {step.recheck && (
                <ul className="quiet history-why">
                  {step.recheck.reasons.map((reason) => (
                    <li key={`${reason.kind} ${reason.before} ${reason.after}`} dir="auto">
                      {reasonWords(reason)}
                    </li>
                  ))}
                  {step.recheck.evidence && <li>{evidenceWords(step.recheck.evidence)}</li>}
                </ul>
              )}
              {step.content ? (
                <>
                  <q className="quote-small" dir="auto">
                    <bdi>{inStoredOrder(step.content.map(({ exact }) => exact).join(' … '))}</bdi>
                  </q>
                  <TagLabel tag={step.tag} />
                </>
              ) : (
                <p className="quiet">{message('history.deleted')}</p>
              )}
              {step.note !== '' && <p className="history-note">{step.note}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function opWords({ label, isUndo }: ClaimStep): string {
  const what = message(`op.${label}`)
  return isUndo ? message('history.undone', { what }) : what
}
