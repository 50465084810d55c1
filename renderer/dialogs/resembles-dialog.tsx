import type { Earlier, RevisionSource } from '#shared/contract/revision-methods'
import { message } from '#shared/messages/message'
import { sendArticles } from '../app/choose-files'
import { useController } from '../app/controller-context'
import { addPasted } from '../app/add-pasted'
import { addRevision } from '../app/revision-actions'
import { Dialog } from '../ui/dialog'

interface ResemblesDialogProps {
  readonly source: RevisionSource
  readonly name: string
  readonly earlier: Earlier
  readonly onClose: () => void
}

/** A text looks like a changed version of an article that is here: a revision of it, or an article of its own? */
export function ResemblesDialog({ source, name, earlier, onClose }: ResemblesDialogProps) {
  const controller = useController()
  const { id, title, changed, added, removed } = earlier
  const asRevision = (): void => {
    onClose()
    void addRevision(controller, id, source)
  }
  const asArticle = (): void => {
    onClose()
    if (source.kind === 'file') void sendArticles(controller, [source.file], source.encoding, undefined, false)
    else void addPasted(controller, source.text, source.metadata, false)
  }
  const shown = name === '' ? message('resembles.pasted') : name
  return (
    <Dialog title={message('resembles.title')} description={message('resembles.description', { name: shown, title })} onClose={onClose}>
      <p>{message('resembles.counts', { changed, added, removed })}</p>
      <p className="quiet">{message('resembles.explain')}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {message('ui.cancel')}
        </button>
        <button type="button" className="button" onClick={asArticle}>
          {message('resembles.article')}
        </button>
        <button type="button" className="button button-primary" onClick={asRevision}>
          {message('resembles.revision')}
        </button>
      </div>
    </Dialog>
  )
}
