import type { MenuItemConstructorOptions } from 'electron'
import { COMMAND_GROUPS, COMMANDS, type Command, type CommandGroup, type CommandId } from '#shared/commands'
import { message } from '#shared/messages/message'
import { formatAccelerator, isOutsideTyping } from './accelerator'

export interface MenuSetting {
  readonly mac: boolean
  /** Whether the page's developer tools are offered. */
  readonly developer: boolean
  readonly run: (command: CommandId) => void
}

/** The native menu: the commands table in its groups, and in each what only the system can do. */
export function menuTemplate(setting: MenuSetting): MenuItemConstructorOptions[] {
  const groups = COMMAND_GROUPS.map((group): MenuItemConstructorOptions => {
    const items = COMMANDS.filter((command) => command.group === group).map((command) => commandItem(command, setting))
    const extra = systemItems(group, setting)
    return { label: message(`group.${group}`), submenu: extra.length === 0 ? items : [...items, { type: 'separator' }, ...extra] }
  })
  return setting.mac ? [{ role: 'appMenu' }, ...groups, { role: 'windowMenu' }] : groups
}

/**
 * The page handles every key itself, the same way in both hosts, so the menu only shows them. macOS always acts on what its menu shows,
 * but only when the page has left the key alone; there, keys that are part of typing are not shown at all.
 */
function commandItem(command: Command, { mac, run }: MenuSetting): MenuItemConstructorOptions {
  const chord = command.keys[0]
  return {
    id: command.id,
    label: message(`command.${command.id}`),
    registerAccelerator: false,
    ...(chord === undefined || (mac && !isOutsideTyping(chord)) ? {} : { accelerator: formatAccelerator(chord) }),
    click: () => {
      run(command.id)
    },
  }
}

function systemItems(group: CommandGroup, { mac, developer }: MenuSetting): MenuItemConstructorOptions[] {
  switch (group) {
    case 'file':
      return [{ role: mac ? 'close' : 'quit' }]
    case 'edit':
      return [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]
    case 'view':
      return developer ? [{ role: 'togglefullscreen' }, { role: 'toggleDevTools' }] : [{ role: 'togglefullscreen' }]
    default:
      return []
  }
}
