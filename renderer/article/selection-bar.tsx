import type { CommandId } from '#shared/commands'
import { message } from '#shared/messages/message'
import { useArticle } from '../app/controller-context'
import { type ArticleSession, selectedItem } from '../state/article-store'
import { meant } from '../state/boundary'
import { Shortcut } from '../ui/shortcut'

const FOR_TEXT: readonly CommandId[] = ['claim.new', 'claim.tag-attributed', 'claim.tag-contested', 'claim.tag-unverified']
const FOR_REVIEW: readonly CommandId[] = ['review.write']
const FOR_CLAIM: readonly CommandId[] = ['claim.source', 'claim.cue', 'claim.add-part', 'claim.remove-part']

/** What can be done with the text that is selected, at the foot of the article: the mouse's way to what the keys do. */
export function SelectionBar({
  session,
  isReview,
  onCommand,
}: {
  readonly session: ArticleSession
  readonly isReview: boolean
  readonly onCommand: (command: CommandId) => void
}) {
  const selection = useArticle(session, (state) => meant(state.text, state.textSelection) !== null)
  const claim = useArticle(session, (state) => selectedItem(state)?.kind === 'claim')
  const caretMode = useArticle(session, (state) => state.caretMode)
  if (!selection && !caretMode) return null
  return (
    <div className="selection-bar" role="toolbar" aria-label={message('selection.title')}>
      {!selection && <p className="selection-hint">{message('selection.caret-hint')}</p>}
      {selection &&
        (isReview ? FOR_REVIEW : [...FOR_TEXT, ...(claim ? FOR_CLAIM : [])]).map((command) => (
          // A press must not take the focus, or the selection would be gone before the command runs.
          <button
            key={command}
            type="button"
            className="button button-small"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onCommand(command)}
          >
            {message(`selection.${command}` as 'selection.claim.new')} <Shortcut command={command} />
          </button>
        ))}
    </div>
  )
}
