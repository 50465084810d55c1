import { COMMAND_GROUPS, COMMANDS } from '#shared/commands'
import { chordLabel } from '#shared/key-chord'
import { message } from '#shared/messages/message'
import { Dialog } from '../ui/dialog'
import { isMac } from '../ui/platform'

/** Every command with its keys, from the commands table. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={message('command.help.shortcuts')} wide onClose={onClose}>
      <div className="shortcut-sheet">
        {COMMAND_GROUPS.map((group) => (
          <section key={group}>
            <h3>{message(`group.${group}`)}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(({ id, keys }) => (
                <div key={id}>
                  <dt>{message(`command.${id}`)}</dt>
                  <dd>
                    {keys.map((chord) => (
                      <kbd key={chord} className="shortcut">
                        {chordLabel(chord, isMac)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
