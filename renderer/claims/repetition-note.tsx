import { message } from '#shared/messages/message'
import { useApp, useArticle, useController } from '../app/controller-context'
import { type ArticleSession, selectedItem } from '../state/article-store'
import { repetitionsIn } from '../state/relations'

/** That the article says this more than once, and whether one tag is for all of it. */
export function RepetitionNote({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const together = useApp((state) => state.settings.tagTogether)
  const count = useArticle(session, (state) => {
    const item = selectedItem(state)
    return item ? repetitionsIn(state, item).length : 0
  })
  if (count < 2) return null
  return (
    <div className="repetition-note">
      <strong>{message('repeat.title', { count })}</strong>
      <label className="check-field">
        <input type="checkbox" checked={together} onChange={(event) => controller.saveSettings({ tagTogether: event.target.checked })} />{' '}
        {message('repeat.together')}
      </label>
    </div>
  )
}
