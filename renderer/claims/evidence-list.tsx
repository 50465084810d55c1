import { Copy, Pencil, Plus, X } from 'lucide-react'
import type { Claim } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import type { Controller } from '../app/controller'
import { useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { IconButton } from '../ui/icon-button'
import { Shortcut } from '../ui/shortcut'

/** Pages and documents for or against the claim. Addresses are shown as text: nothing here goes to the network by itself. */
export function EvidenceList({ session, claim }: { readonly session: ArticleSession; readonly claim: Claim }) {
  const controller = useController()
  return (
    <section className="claim-section">
      <h3>{message('claim.evidence')}</h3>
      {claim.evidence.length > 0 && (
        <ul className="evidence">
          {claim.evidence.map(({ id, url, excerpt, stance, retrieved }) => (
            <li key={id} data-stance={stance}>
              <p className="evidence-head">
                <span className="evidence-stance">{message(`stance.${stance}`)}</span>
                {retrieved !== '' && <time className="quiet">{retrieved}</time>}
                <IconButton
                  icon={Pencil}
                  label={message('evidence.edit')}
                  onClick={() => controller.show({ kind: 'evidence', claimId: claim.id, evidenceId: id })}
                />
                <IconButton
                  icon={X}
                  label={message('evidence.delete')}
                  onClick={() => session.perform({ kind: 'evidence.delete', id: claim.id, evidenceId: id })}
                />
              </p>
              {url !== '' && (
                <p className="evidence-address">
                  <bdi className="evidence-url">{url}</bdi>
                  <IconButton icon={Copy} label={message('evidence.copy')} onClick={() => void copyAddress(controller, url)} />
                </p>
              )}
              {excerpt !== '' && (
                <q className="quote-small" dir="auto">
                  <bdi>{excerpt}</bdi>
                </q>
              )}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="button button-small" onClick={() => COMMAND_ACTIONS['claim.evidence'](controller)}>
        <Plus size={15} aria-hidden /> {message('evidence.add')} <Shortcut command="claim.evidence" />
      </button>
    </section>
  )
}

/** The page is opened in the person's own browser, by the person: this window has no way to the network. */
async function copyAddress(controller: Controller, url: string): Promise<void> {
  await navigator.clipboard.writeText(url)
  controller.toast(message('evidence.copied'))
}
