import { message } from '#shared/messages/message'
import type { CommandId } from '#shared/commands'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController } from '../app/controller-context'
import type { ReviewSession } from '../state/review-store'
import { Shortcut } from '../ui/shortcut'
import { LeftOut } from './left-out'

/** The ways by which a colleague's tags come here, the one that most take first. */
const WAYS = ['package.send', 'package.open', 'annotations.import'] as const satisfies readonly CommandId[]

/** Nobody else has tagged this revision yet: how that comes about. */
export function Alone({ review }: { readonly review: ReviewSession }) {
  const controller = useController()
  return (
    <div className="review-body">
      <h3>{message('review.alone')}</h3>
      <p className="quiet">{message('review.alone-how')}</p>
      <ul className="review-ways">
        {WAYS.map((command) => (
          <li key={command}>
            <button type="button" className="button" onClick={() => COMMAND_ACTIONS[command](controller)}>
              {message(`command.${command}`)} <Shortcut command={command} />
            </button>
            <span className="quiet">{message(`review.way.${command}`)}</span>
          </li>
        ))}
      </ul>
      <LeftOut review={review} />
    </div>
  )
}
