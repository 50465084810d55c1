import { useState } from 'react'
import { memberOf } from '#annotations/adjudicate/ruling'
import { type Tag, TAGS } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { useArticle, useController, useReview } from '../app/controller-context'
import { rule, selectedCluster } from '../app/review-decide'
import { useAnalystName } from '../state/analyst-name'
import type { ArticleSession } from '../state/article-store'
import { meant } from '../state/boundary'
import type { ReviewSession } from '../state/review-store'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Quote } from '../ui/quote'
import { TagLabel } from '../ui/tag-label'
import { Form } from '../ui/form'

interface WriteDialogProps {
  readonly session: ArticleSession
  readonly review: ReviewSession
  readonly onClose: () => void
}

/** A claim that none of the analysts has so: its words are those selected in the text, else those of the analyst who is shown. */
export function WriteDialog({ session, review, onClose }: WriteDialogProps) {
  const nameOf = useAnalystName()
  const controller = useController()
  const text = useArticle(session, (state) => state.text)
  const selection = useArticle(session, (state) => meant(state.text, state.textSelection))
  const cluster = useReview(review, selectedCluster)
  const focused = useReview(review, (state) => state.focused)
  const base = cluster && ((focused !== null && memberOf(cluster, focused)) || cluster.members[0])
  const [tag, setTag] = useState<Tag | null>(base?.claim.tag ?? null)
  const [sourceName, setSourceName] = useState(base?.claim.sourceName ?? '')
  const [note, setNote] = useState('')
  const [reason, setReason] = useState(review.store.getState().reason)
  if (!base) return null
  const { claim, analyst } = base
  const content = selection ? [selection] : claim.content
  const save = (): void => {
    review.store.setState({ reason })
    const { source, cue, kind: claimKind } = claim
    const sourceKind = sourceName === '' ? 'none' : claim.sourceKind === 'none' ? 'named' : claim.sourceKind
    rule(controller, review, { kind: 'write', content, source, cue, claimKind, sourceName: sourceName.trim(), sourceKind, tag, note })
    onClose()
    controller.reader()?.clearSelection()
  }
  return (
    <Dialog
      title={message('write.title')}
      description={selection ? message('write.selected') : message('write.from', { analyst: nameOf(analyst) })}
      wide
      onClose={onClose}
    >
      <Form onSubmit={save}>
        <Quote text={text} spans={content} />
        <fieldset className="choices choices-row">
          <legend>{message('write.tag')}</legend>
          {[...TAGS, null].map((one) => (
            <label key={one ?? 'none'}>
              <input type="radio" name="write-tag" checked={tag === one} onChange={() => setTag(one)} /> <TagLabel tag={one} />
            </label>
          ))}
        </fieldset>
        <label className="form-field">
          <span>{message('write.source')}</span>
          <input className="text-field" dir="auto" value={sourceName} onChange={({ target }) => setSourceName(target.value)} />
        </label>
        <label className="form-field">
          <span>{message('write.note')}</span>
          <input className="text-field" dir="auto" value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
        <label className="form-field">
          <span>{message('review.reason')}</span>
          <textarea
            className="text-field"
            rows={2}
            dir="auto"
            placeholder={message('review.reason-hint')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <DialogActions submit={message('write.save')} onCancel={onClose} disabled={reason.trim() === ''} />
      </Form>
    </Dialog>
  )
}
