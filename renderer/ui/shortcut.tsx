import { chordLabel } from '#shared/key-chord'
import { commandById, type CommandId } from '#shared/commands'
import { isMac } from './platform'

/** The keys of a command as this platform writes them, or nothing. */
export function shortcutOf(command: CommandId): string | undefined {
  const [chord] = commandById(command).keys
  return chord === undefined ? undefined : chordLabel(chord, isMac)
}

export function Shortcut({ command }: { readonly command: CommandId }) {
  const label = shortcutOf(command)
  return label === undefined ? null : <kbd className="shortcut">{label}</kbd>
}
