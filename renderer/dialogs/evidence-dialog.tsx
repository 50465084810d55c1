import { useId, useRef, useState } from 'react'
import { isEvidenceAddress } from '#annotations/model/evidence-address'
import { STANCES } from '#annotations/model/evidence'
import { message } from '#shared/messages/message'
import { useArticle } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { newId } from '../state/new-id'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'

interface EvidenceDialogProps {
  readonly session: ArticleSession
  readonly claimId: string
  /** Null for new evidence. */
  readonly evidenceId: string | null
  readonly onClose: () => void
}

/** Evidence for or against a claim: address, excerpt, stance, day of retrieval. */
export function EvidenceDialog({ session, claimId, evidenceId, onClose }: EvidenceDialogProps) {
  const there = useArticle(session, (state) => state.set.claims.get(claimId)?.evidence.find((item) => item.id === evidenceId))
  const [evidence, setEvidence] = useState(
    () => there ?? { id: newId(), url: '', excerpt: '', stance: 'supports' as const, retrieved: new Date().toISOString().slice(0, 10) },
  )
  // What came with a file stays as it is until somebody changes it.
  const isSound = isEvidenceAddress(evidence.url) || evidence.url === there?.url
  const [asked, setAsked] = useState(false)
  const address = useRef<HTMLInputElement>(null)
  const complaint = useId()
  const save = (): void => {
    if (!isSound) {
      setAsked(true)
      address.current?.focus()
      return
    }
    session.perform({ kind: there ? 'evidence.edit' : 'evidence.add', id: claimId, evidence })
    onClose()
  }
  return (
    <Dialog title={message(there ? 'evidence.edit' : 'evidence.add')} onClose={onClose}>
      <Form onSubmit={save}>
        <fieldset className="choices choices-row">
          <legend>{message('evidence.stance')}</legend>
          {STANCES.map((stance) => (
            <label key={stance}>
              <input
                type="radio"
                name="stance"
                checked={evidence.stance === stance}
                onChange={() => setEvidence({ ...evidence, stance })}
              />{' '}
              {message(`stance.${stance}`)}
            </label>
          ))}
        </fieldset>
        <label className="form-field">
          <span>{message('evidence.url')}</span>
          <input
            ref={address}
            className="text-field"
            inputMode="url"
            aria-invalid={asked && !isSound}
            aria-describedby={asked && !isSound ? complaint : undefined}
            value={evidence.url}
            onChange={(event) => setEvidence({ ...evidence, url: event.target.value.trim() })}
          />
        </label>
        {asked && !isSound && (
          <p id={complaint} className="form-complaint" role="alert">
            {message('evidence.address-refused')}
          </p>
        )}
        <label className="form-field">
          <span>{message('evidence.excerpt')}</span>
          <textarea
            className="text-field"
            rows={4}
            dir="auto"
            value={evidence.excerpt}
            onChange={(event) => setEvidence({ ...evidence, excerpt: event.target.value })}
          />
        </label>
        <label className="form-field">
          <span>{message('evidence.retrieved')}</span>
          <input
            className="text-field"
            type="date"
            value={evidence.retrieved}
            onChange={(event) => setEvidence({ ...evidence, retrieved: event.target.value })}
          />
        </label>
        <DialogActions submit={message('ui.save')} onCancel={onClose} disabled={evidence.url === '' && evidence.excerpt.trim() === ''} />
      </Form>
    </Dialog>
  )
}
