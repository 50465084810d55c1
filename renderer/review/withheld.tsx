import { countMessage, message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController } from '../app/controller-context'

/** Colleagues have tagged the article, and one is to judge it without knowing how: the way to see them. */
export function Withheld({ count }: { readonly count: number }) {
  const controller = useController()
  return (
    <div className="review-body">
      <p>{countMessage('package.withheld', count)}</p>
      <p>
        <button type="button" className="button" onClick={() => COMMAND_ACTIONS['package.return'](controller)}>
          {message('package.request.return')}
        </button>
      </p>
    </div>
  )
}
