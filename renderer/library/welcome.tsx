import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController } from '../app/controller-context'
import { Shortcut } from '../ui/shortcut'

/** Where no article is open: what the application is for, and how to begin. */
export function Welcome({ isEmpty }: { readonly isEmpty: boolean }) {
  const controller = useController()
  return (
    <div className="welcome">
      <h2>{message(isEmpty ? 'welcome.title-empty' : 'welcome.title')}</h2>
      <p>{message('welcome.first')}</p>
      <p>{message('welcome.second')}</p>
      <p>{message('welcome.third')}</p>
      <div className="welcome-actions">
        <button type="button" className="button button-primary" onClick={() => COMMAND_ACTIONS['article.open'](controller)}>
          {message('command.article.open')} <Shortcut command="article.open" />
        </button>
        <button type="button" className="button" onClick={() => COMMAND_ACTIONS['article.paste'](controller)}>
          {message('command.article.paste')} <Shortcut command="article.paste" />
        </button>
      </div>
      <p className="welcome-drop">{message('welcome.drop')}</p>
    </div>
  )
}
