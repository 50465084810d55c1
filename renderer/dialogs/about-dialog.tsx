import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useApp, useController } from '../app/controller-context'
import { useAnalystName } from '../state/analyst-name'
import { Dialog } from '../ui/dialog'

/** Versions, and where everything is kept. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const nameOf = useAnalystName()
  const controller = useController()
  const info = useApp((state) => state.info)
  return (
    <Dialog title={message('about.title', { version: info.version })} description={message('about.privacy')} onClose={onClose}>
      <dl className="facts">
        <dt>{message('about.library')}</dt>
        <dd>
          <bdi>{info.libraryPath}</bdi>
        </dd>
        <dt>{message('about.analyst')}</dt>
        <dd>
          <bdi>{nameOf(info.analyst)}</bdi>
          {nameOf(info.analyst) !== info.analyst && (
            <>
              {' '}
              <span className="quiet">{message('people.goes-by', { id: info.analyst })}</span>
            </>
          )}
        </dd>
        <dt>{message('about.host')}</dt>
        <dd>{message(info.host === 'electron' ? 'about.host-electron' : 'about.host-browser')}</dd>
        <dt>{message('about.engine')}</dt>
        <dd>{navigator.userAgent}</dd>
      </dl>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => COMMAND_ACTIONS['help.diagnostics'](controller)}>
          {message('command.help.diagnostics')}
        </button>
      </div>
    </Dialog>
  )
}
