import { useMemo, useState } from 'react'
import { compareClaims } from '#annotations/model/annotation-set'
import { LINK_KINDS, type LinkKind } from '#annotations/model/link'
import { sliceSpans } from '#annotations/text/span'
import { message } from '#shared/messages/message'
import { useArticle } from '../app/controller-context'
import { Quote } from '../ui/quote'
import type { ArticleSession } from '../state/article-store'
import { newId } from '../state/new-id'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { TagLabel } from '../ui/tag-label'
import { Form } from '../ui/form'

/** Rows shown at once: with more claims than this one narrows them down by words. */
const MOST_ROWS = 200

interface LinkDialogProps {
  readonly session: ArticleSession
  readonly claimId: string
  readonly onClose: () => void
}

/** Links the claim to another one: which, how, and why. */
export function LinkDialog({ session, claimId, onClose }: LinkDialogProps) {
  const text = useArticle(session, (state) => state.text)
  const set = useArticle(session, (state) => state.set)
  const [kind, setKind] = useState<LinkKind>('contradicts')
  const [query, setQuery] = useState('')
  const [target, setTarget] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const claim = set.claims.get(claimId)
  const others = useMemo(() => {
    const wanted = query.toLocaleLowerCase()
    const matching = [...set.claims.values()].filter(
      (other) => other.id !== claimId && `${sliceSpans(text, other.content)} ${other.sourceName}`.toLocaleLowerCase().includes(wanted),
    )
    return matching.sort(compareClaims).slice(0, MOST_ROWS)
  }, [set, text, query, claimId])
  if (!claim) return null
  const save = (): void => {
    if (target === null) return
    session.perform({ kind: 'link', id: newId(), linkKind: kind, from: claimId, to: target, reason: reason.trim() })
    onClose()
  }
  return (
    <Dialog title={message('link.add')} wide onClose={onClose}>
      <Form onSubmit={save}>
        <Quote text={text} spans={claim.content} />
        <fieldset className="choices choices-row">
          <legend>{message('link.this-claim')}</legend>
          {LINK_KINDS.map((one) => (
            <label key={one}>
              <input type="radio" name="link-kind" checked={kind === one} onChange={() => setKind(one)} /> {message(`link.${one}`)}
            </label>
          ))}
        </fieldset>
        <label className="form-field">
          <span>{message('link.find')}</span>
          <input className="text-field" type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        </label>
        <fieldset className="link-choices">
          <legend className="visually-hidden">{message('link.other')}</legend>
          {others.map((other) => (
            <label key={other.id} className="link-choice" data-chosen={target === other.id}>
              <input type="radio" name="link-target" checked={target === other.id} onChange={() => setTarget(other.id)} />
              <span>
                <Quote text={text} spans={other.content} className="quote-small" />
                <small>
                  <bdi>{other.sourceName || message('claim.own-voice')}</bdi> <TagLabel tag={other.tag} />
                </small>
              </span>
            </label>
          ))}
          {others.length === 0 && <p className="quiet">{message(set.claims.size < 2 ? 'link.no-other' : 'link.none-found')}</p>}
        </fieldset>
        <label className="form-field">
          <span>{message('link.reason')}</span>
          <input className="text-field" dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <DialogActions submit={message('link.add')} onCancel={onClose} disabled={target === null} />
      </Form>
    </Dialog>
  )
}
