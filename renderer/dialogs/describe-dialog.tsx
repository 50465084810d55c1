import { useState } from 'react'
import { isMessageKey, message } from '#shared/messages/message'
import { sendArticles } from '../app/choose-files'
import { useApp, useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'
import { MetadataFields } from './metadata-fields'

/** The encodings that news pages were and are written in, by their WHATWG labels. */
const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'iso-8859-2',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'utf-16le',
  'utf-16be',
]

/** What is known about the open article: its details, which can be changed, and how its text came to be, which cannot. */
export function DescribeDialog({ session, onClose }: { readonly session: ArticleSession; readonly onClose: () => void }) {
  const controller = useController()
  const article = useArticle(session, (state) => state.article)
  const file = useApp((state) => state.recentFiles.get(article.id))
  const [metadata, setMetadata] = useState(article.metadata)
  const revision = article.revisions.at(-1)
  const save = async (): Promise<void> => {
    const answer = await controller.call('article.describe', { articleId: article.id, metadata })
    if (!answer) return
    session.store.setState({ article: answer.article })
    await controller.refreshLibrary()
    onClose()
  }
  return (
    <Dialog title={message('describe.title')} wide onClose={onClose}>
      <Form onSubmit={save}>
        <MetadataFields value={metadata} onChange={setMetadata} />
        {revision && (
          <dl className="facts">
            <dt>{message('describe.file')}</dt>
            <dd>
              <bdi>{revision.provenance.fileName || message('describe.no-file')}</bdi>
            </dd>
            <dt>{message('describe.encoding')}</dt>
            <dd>
              {revision.provenance.encoding} {message(`encoding.${revision.provenance.encodingEvidence}`)}
              {file && (
                <select
                  className="select-field"
                  aria-label={message('describe.read-again')}
                  value=""
                  onChange={(event) => {
                    onClose()
                    void sendArticles(controller, [file], event.target.value, undefined, false)
                  }}
                >
                  <option value="" disabled>
                    {message('describe.read-again')}
                  </option>
                  {ENCODINGS.map((encoding) => (
                    <option key={encoding}>{encoding}</option>
                  ))}
                </select>
              )}
            </dd>
            {revision.provenance.notices.length > 0 && (
              <>
                <dt>{message('describe.notices')}</dt>
                <dd>
                  {revision.provenance.notices.map((notice) => (
                    <p key={notice}>{isMessageKey(notice) ? message(notice) : notice}</p>
                  ))}
                </dd>
              </>
            )}
            <dt>{message('describe.length')}</dt>
            <dd>{message('describe.units', { count: revision.length })}</dd>
            <dt>SHA-256</dt>
            <dd className="hash">{revision.sha256}</dd>
          </dl>
        )}
        <DialogActions submit={message('ui.save')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
