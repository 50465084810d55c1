import { Menu } from '@base-ui/react/menu'
import { Menu as MenuIcon } from 'lucide-react'
import { COMMAND_GROUPS, COMMANDS, type CommandId } from '#shared/commands'
import { message } from '#shared/messages/message'
import { Shortcut } from '../ui/shortcut'
import { isReviewing } from '../state/app-store'
import { COMMAND_ACTIONS } from './command-actions'
import { isAvailable } from './command-availability'
import type { Controller } from './controller'
import { useApp, useController } from './controller-context'

/** Every command of files, view and help by mouse, where no native menu shows them. */
export function AppMenu() {
  const controller = useController()
  // Availability depends on the selection; the menu reads it when it opens.
  useApp((state) => state.article)
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={message('ui.menu')} title={message('ui.menu')}>
        <MenuIcon size={18} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-positioner" sideOffset={6} align="start">
          <Menu.Popup className="menu">
            {COMMAND_GROUPS.filter((group) => group !== 'claim' && (group !== 'review' || isReviewing(controller.app.getState()))).map(
              (group) => (
                <Menu.Group key={group}>
                  <Menu.GroupLabel className="menu-label">{message(`group.${group}`)}</Menu.GroupLabel>
                  {COMMANDS.filter((command) => command.group === group).map(({ id, needs }) => (
                    <Menu.Item
                      key={id}
                      className="menu-item"
                      disabled={!isAvailable(needs, controller)}
                      onClick={() => COMMAND_ACTIONS[id](controller)}
                    >
                      <span>{labelOf(id, controller)}</span>
                      <Shortcut command={id} />
                    </Menu.Item>
                  ))}
                </Menu.Group>
              ),
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** Undo and redo say what they would take back. */
function labelOf(id: CommandId, { app }: Controller): string {
  const state = app.getState()
  const { history } = (isReviewing(state) ? state.review : state.article)?.store.getState() ?? {}
  if (id === 'edit.undo' && history?.undo) return message('undo.named', { what: message(`op.${history.undo}`) })
  if (id === 'edit.redo' && history?.redo) return message('redo.named', { what: message(`op.${history.redo}`) })
  return message(`command.${id}`)
}
