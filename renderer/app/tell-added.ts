import type { Added } from '#shared/contract/methods'
import { message } from '#shared/messages/message'
import type { Controller } from './controller'

/** Says what is worth knowing about an article that was just added: known already, a changed version, an encoding that was guessed. */
export function tellAdded(controller: Controller, added: Extract<Added, { kind: 'added' }>): void {
  const { article, existing, earlier } = added
  if (existing) controller.toast(message('article.existing'))
  if (earlier && !earlier.tooDifferent) {
    const { title, added: more, removed, changed } = earlier
    controller.toast(
      message('article.changed-version', { title }),
      message('article.changed-version-detail', { changed, added: more, removed }),
    )
  }
  const provenance = article.revisions.at(-1)?.provenance
  if (provenance?.encodingEvidence === 'detected') {
    controller.toast(message('article.encoding-detected', { encoding: provenance.encoding }), message('article.encoding-advice'))
  }
}
