import type { Earlier, RevisionSource } from '#shared/contract/revision-methods'
import type { Controller } from './controller'

/** Asks whether a text is a new revision of an article that it resembles. Resolves when the question is off the screen, whatever was answered. */
export function askResembles({ app, show }: Controller, source: RevisionSource, name: string, earlier: Earlier): Promise<void> {
  const dialog = { kind: 'resembles', source, name, earlier } as const
  show(dialog)
  return new Promise((resolve) => {
    const stop = app.subscribe((state) => {
      if (state.dialog === dialog) return
      stop()
      resolve()
    })
  })
}
