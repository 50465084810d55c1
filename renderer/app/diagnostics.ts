import { message } from '#shared/messages/message'
import type { Controller } from './controller'

/** Versions and counts, never a word of an article, a name or a path. */
export function diagnosticsText({ app }: Controller): string {
  const { info, settings, entries, article } = app.getState()
  const lines = [
    `Claimlight ${info.version}, host ${info.host}`,
    navigator.userAgent,
    `theme ${settings.theme}, zoom ${settings.zoom}`,
    `articles ${entries.length}`,
    `read-only: ${info.readOnly?.code ?? 'no'}`,
  ]
  const state = article?.store.getState()
  if (state) lines.push(`open article: ${state.text.length} code units, ${state.set.claims.size} claims, save ${state.save.kind}`)
  return lines.join('\n')
}

export async function copyDiagnostics(controller: Controller): Promise<void> {
  await navigator.clipboard.writeText(diagnosticsText(controller))
  controller.toast(message('about.copied'))
}
