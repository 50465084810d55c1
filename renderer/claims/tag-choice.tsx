import { TAGS, type Tag } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController } from '../app/controller-context'
import { Shortcut } from '../ui/shortcut'
import { TagLabel } from '../ui/tag-label'

/** The three tags as buttons: one press tags, a press on the tag that is set takes it off. */
export function TagChoice({ tag, proposed }: { readonly tag: Tag | null; readonly proposed?: Tag }) {
  const controller = useController()
  return (
    <div className="tag-choice" role="group" aria-label={message('claim.tag')}>
      {TAGS.map((one) => (
        <button
          key={one}
          type="button"
          className="tag-button"
          data-tag={one}
          data-proposed={proposed === one}
          aria-pressed={tag === one}
          onClick={() => COMMAND_ACTIONS[tag === one ? 'claim.untag' : (`claim.tag-${one}` as const)](controller)}
        >
          <TagLabel tag={one} />
          <Shortcut command={`claim.tag-${one}`} />
        </button>
      ))}
    </div>
  )
}
