import { useRef, useState } from 'react'
import type { Participant } from '#annotations/adjudicate/mentions'
import { message } from '#shared/messages/message'
import { Shortcut } from '../ui/shortcut'

interface MessageComposerProps {
  /** Who can be spoken to. */
  readonly participants: readonly Participant[]
  /** False where it could not be sent: what was typed stays. */
  readonly onSend: (text: string) => boolean
  readonly onLeave: () => void
}

/** A field for a message: Enter sends, Shift and Enter begin another line. */
export function MessageComposer({ participants, onSend, onLeave }: MessageComposerProps) {
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const send = (): void => {
    if (text.trim() !== '' && onSend(text.trim())) setText('')
  }
  const mention = (name: string): void => {
    setText((now) => `${now}${now === '' || now.endsWith(' ') ? '' : ' '}@${name} `)
    field.current?.focus()
  }
  return (
    <div className="review-composer">
      <label className="form-field">
        <span>
          {message('thread.reply')} <Shortcut command="review.say" />
        </span>
        <textarea
          ref={field}
          id="review-message"
          className="text-field"
          rows={2}
          dir="auto"
          placeholder={message('thread.hint')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault()
              send()
            } else if (event.key === 'Escape') onLeave()
          }}
        />
      </label>
      <div className="review-composer-actions">
        {participants.map(({ analyst, name }) => (
          <button key={analyst} type="button" className="link-button" onClick={() => mention(name)}>
            @<bdi>{name}</bdi>
          </button>
        ))}
        <button type="button" className="button button-small" disabled={text.trim() === ''} onClick={send}>
          {message('thread.send')}
        </button>
      </div>
    </div>
  )
}
