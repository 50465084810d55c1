import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { CLAIM_PARTS, type Claim, type ClaimPart } from '#annotations/model/claim'
import type { CommandId } from '#shared/commands'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { IconButton } from '../ui/icon-button'
import { Shortcut, shortcutOf } from '../ui/shortcut'
import { Quote } from '../ui/quote'

const EDGES: readonly (readonly [CommandId, typeof ChevronLeft])[] = [
  ['claim.start-back', ChevronLeft],
  ['claim.start-forward', ChevronRight],
  ['claim.end-back', ChevronLeft],
  ['claim.end-forward', ChevronRight],
]

/** Where content, source and cue stand in the text; the chosen one's boundaries move by keys and by these buttons. */
export function PartList({ session, claim }: { readonly session: ArticleSession; readonly claim: Claim }) {
  const controller = useController()
  const text = useArticle(session, (state) => state.text)
  const part = useArticle(session, (state) => state.part)
  return (
    <section className="claim-section">
      <h3>{message('part.title')}</h3>
      <div className="parts" role="radiogroup" aria-label={message('command.claim.edit-part')}>
        {CLAIM_PARTS.map((one) => (
          <PartRow key={one} session={session} claim={claim} part={one} chosen={one === part} text={text} />
        ))}
      </div>
      {claim[part].length > 0 && (
        <div className="edges" role="group" aria-label={message('part.boundaries', { part: message(`part.${part}`) })}>
          {EDGES.map(([command, icon], i) => (
            <span key={command} className="edge">
              {i % 2 === 0 && <span className="edge-name">{message(i === 0 ? 'part.start' : 'part.end')}</span>}
              <IconButton
                icon={icon}
                label={message(`command.${command}`)}
                shortcut={shortcutOf(command) ?? ''}
                onClick={() => COMMAND_ACTIONS[command](controller)}
              />
            </span>
          ))}
        </div>
      )}
    </section>
  )
}

interface PartRowProps {
  readonly session: ArticleSession
  readonly claim: Claim
  readonly part: ClaimPart
  readonly chosen: boolean
  readonly text: string
}

function PartRow({ session, claim, part, chosen, text }: PartRowProps) {
  const controller = useController()
  const spans = claim[part]
  return (
    <div className="part" data-chosen={chosen}>
      <label className="part-name">
        <input type="radio" name="claim-part" checked={chosen} onChange={() => session.store.setState({ part })} />
        {message(`part.${part}`)}
      </label>
      {spans.length > 0 ? (
        <Quote text={text} spans={spans} className="quote-small" />
      ) : (
        <button
          type="button"
          className="button button-small"
          onClick={() => COMMAND_ACTIONS[part === 'source' ? 'claim.source' : 'claim.cue'](controller)}
        >
          {message('part.mark')} <Shortcut command={part === 'source' ? 'claim.source' : 'claim.cue'} />
        </button>
      )}
      {part !== 'content' && spans.length > 0 && (
        <IconButton
          icon={X}
          label={message('part.remove', { part: message(`part.${part}`) })}
          onClick={() => session.perform({ kind: 'spans', id: claim.id, part, spans: [] })}
        />
      )}
    </div>
  )
}
