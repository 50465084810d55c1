import { useLayoutEffect } from 'react'
import { COMMANDS, commandsWhile } from '#shared/commands'
import { isReviewing } from '../state/app-store'
import { matchesChord } from '#shared/key-chord'
import { isMac } from '../ui/platform'
import { COMMAND_ACTIONS } from './command-actions'
import type { Controller } from './controller'

/** A pause in typing, in milliseconds. */
const TYPING_PAUSE_MS = 700

/** Listens to the keys of the commands table, wherever the focus is, and to the native menu. */
export function useKeys(controller: Controller): void {
  useLayoutEffect(() => {
    let ignoreUntil = 0
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || controller.app.getState().dialog !== null) return
      // Words are typed with characters: any other key says that it is not words.
      if (event.key.length > 1) ignoreUntil = 0
      const doing = isReviewing(controller.app.getState()) ? 'reviewing' : 'annotating'
      const command = commandsWhile(doing).find(({ keys }) => keys.some((chord) => matchesChord(event, chord, isMac)))
      if (!command) return
      // Plain keys are text in a text field, and Enter and Space press the button that has the focus.
      const plain = !event.ctrlKey && !event.metaKey && !/^F\d+$/.test(event.key)
      if (plain && isEditable(event.target)) return
      if (event.key === 'Enter' && pressesSomething(event.target)) return
      if (isEditable(event.target) && (command.id === 'edit.undo' || command.id === 'edit.redo')) return
      event.preventDefault()
      if (plain && event.timeStamp < ignoreUntil) {
        ignoreUntil = event.timeStamp + TYPING_PAUSE_MS
        return
      }
      COMMAND_ACTIONS[command.id](controller)
      // Whoever asked for the note and did not get it goes on typing: those words must not run as commands.
      if (command.id === 'claim.note' && !isEditable(document.activeElement)) ignoreUntil = event.timeStamp + TYPING_PAUSE_MS
    }
    const stopCommands = controller.onCommand((id) => {
      const command = COMMANDS.find((one) => one.id === id)
      if (command && controller.app.getState().dialog === null) COMMAND_ACTIONS[command.id](controller)
    })
    addEventListener('keydown', onKeyDown)
    return () => {
      removeEventListener('keydown', onKeyDown)
      stopCommands()
    }
  }, [controller])
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select'))
  )
}

function pressesSomething(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, [role=menuitem], [role=option]') !== null
}
