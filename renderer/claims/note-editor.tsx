import { useEffect, useRef } from 'react'
import type { Claim } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { useDraft } from './use-draft'

/** Long enough not to make an undo step of every word, short enough that hardly anything is ever only on the screen. */
const PAUSE_MS = 400

/** The analyst's note. It is saved at each pause in typing, when the field is left, and when the window goes. */
export function NoteEditor({ session, claim }: { readonly session: ArticleSession; readonly claim: Claim }) {
  const controller = useController()
  const pending = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { id } = claim
  const draft = useDraft(id)

  useEffect(() => {
    const save = (): void => {
      clearTimeout(timer.current)
      if (pending.current === null) return
      session.perform({ kind: 'note', id, note: pending.current })
      pending.current = null
      session.store.setState({ draft: false })
    }
    const stop = controller.onFlush(save)
    return () => {
      save()
      stop()
    }
  }, [controller, session, id])

  return (
    <section className="claim-section">
      <h3>
        <label htmlFor="claim-note">{message('claim.note')}</label>
      </h3>
      <textarea
        key={draft.field}
        id="claim-note"
        className="text-field note-field"
        rows={3}
        dir="auto"
        placeholder={message('claim.note-hint')}
        value={draft.text ?? claim.note}
        onChange={({ target }) => {
          draft.set(target.value)
          pending.current = target.value
          session.store.setState({ draft: true })
          clearTimeout(timer.current)
          timer.current = setTimeout(() => controller.flush(), PAUSE_MS)
        }}
        onBlur={() => {
          controller.flush()
          draft.set(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </section>
  )
}
