import { useCallback, useState } from 'react'
import type { MergedInfo } from '#shared/contract/storage-methods'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { Dialog } from '../ui/dialog'
import { inStoredOrder } from '../ui/stored-order'
import { reopen } from './reopen'

/** Another program's version of one's own annotations would remove a good part of them: what would go, and which version is to count. */
export function OutsideDialog({ refused }: { readonly refused: readonly MergedInfo[] }) {
  const controller = useController()
  const entries = useApp((state) => state.entries)
  const [isBusy, setBusy] = useState(false)
  const onClose = useCallback(() => controller.show(null), [controller])
  const decide = async (keepOurs: boolean): Promise<void> => {
    setBusy(true)
    const done = await controller.call('storage.outside', { confirmed: !keepOurs, keepOurs })
    setBusy(false)
    if (!done) return
    controller.show(null)
    const folder = done.merged.find(({ kept }) => kept !== '')?.kept ?? ''
    controller.toast(keepOurs ? message('outside.kept') : message('outside.taken', { folder }))
    await reopen(controller)
  }
  return (
    <Dialog title={message('outside.title')} description={message('outside.description')} wide onClose={onClose}>
      {refused.map(({ articleId, refused: change }) => (
        <section key={articleId} className="storage-section" aria-labelledby={`outside-${articleId}`}>
          <h3 id={`outside-${articleId}`}>
            <bdi>{inStoredOrder(entries.find(({ id }) => id === articleId)?.metadata.title ?? articleId)}</bdi>
          </h3>
          {change && (
            <>
              <p>{message('outside.would-go', { count: change.count, of: change.of })}</p>
              <ul
                className="storage-lost outside-gone"
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to scroll by keys
                tabIndex={0}
                aria-label={message('outside.would-go', { count: change.count, of: change.of })}
              >
                {change.quotes.map((quote, i) => (
                  // Two claims may have the same words.
                  // oxlint-disable-next-line react/no-array-index-key
                  <li key={`${i} ${quote}`}>
                    <bdi>{inStoredOrder(quote)}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
      <div className="storage-buttons">
        <button type="button" className="button button-primary" disabled={isBusy} onClick={() => void decide(true)}>
          {message('outside.keep')}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={() => void decide(false)}>
          {message('outside.take')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {message('outside.later')}
        </button>
      </div>
    </Dialog>
  )
}
