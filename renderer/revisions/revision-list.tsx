import type { Revision } from '#annotations/model/article'
import { message } from '#shared/messages/message'
import { compareRevisions } from '../app/compare-revisions'
import { useArticle, useController } from '../app/controller-context'
import { addRevisionFromFile } from '../app/revision-actions'
import type { ArticleSession } from '../state/article-store'
import { inStoredOrder } from '../ui/stored-order'

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const COUNT = new Intl.NumberFormat()

/** Every text that the article has had, newest first: where it came from, how it differs in size, and ways to look at it. */
export function RevisionList({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const { revisions, metadata } = useArticle(session, (state) => state.article)
  const { title } = metadata
  const shown = useArticle(session, (state) => state.set.revision)
  const isOld = useArticle(session, (state) => state.readOnly?.code === 'old-revision')
  return (
    <section className="revision-list" aria-labelledby="revision-list-title">
      <header className="pane-head">
        <h3 id="revision-list-title">{message('revision.list')}</h3>
        <button type="button" className="button button-small" onClick={() => void addRevisionFromFile(controller)}>
          {message('revision.add')}
        </button>
      </header>
      {isOld && (
        <button type="button" className="button button-primary" onClick={() => void controller.reopenArticle()}>
          {message('revision.back')}
        </button>
      )}
      <ol reversed>
        {revisions.toReversed().map((revision, i) => {
          const number = revisions.length - i
          const before = revisions[number - 2]
          return (
            <li key={revision.sha256} aria-current={revision.sha256 === shown ? 'true' : undefined}>
              <p className="revision-name">
                <strong>{message('revision.name', { number })}</strong>
                {i === 0 && revisions.length > 1 && <span className="badge">{message('revision.newest')}</span>}
                {revision.sha256 === shown && !isOld && <span className="badge">{message('revision.yours')}</span>}
                <time className="quiet" dateTime={revision.addedAt}>
                  {DAY.format(new Date(revision.addedAt))}
                </time>
              </p>
              <p className="quiet">
                <bdi>{originWords(revision)}</bdi>
              </p>
              <p className="quiet">{sizeWords(revision, before)}</p>
              {revision.metadata && revision.metadata.title !== title && (
                <p className="quiet">{message('revision.title-was', { title: inStoredOrder(revision.metadata.title) })}</p>
              )}
              <div className="revision-buttons">
                {before && (
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={message('revision.compare-label', { number })}
                    onClick={() => void compareRevisions(controller, before.sha256, revision.sha256)}
                  >
                    {message('revision.compare')}
                  </button>
                )}
                {revision.sha256 !== shown && (
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={message('revision.open-label', { number })}
                    onClick={() => void controller.openRevision(revision.sha256)}
                  >
                    {message('revision.open')}
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {revisions.length === 1 && <p className="quiet">{message('revision.only')}</p>}
    </section>
  )
}

function originWords({ provenance: { format, fileName } }: Revision): string {
  if (format === 'pasted' || fileName === '') return message('revision.from-paste')
  return message(format === 'html' ? 'revision.from-page' : 'revision.from-file', { file: inStoredOrder(fileName) })
}

function sizeWords({ length }: Revision, before: Revision | undefined): string {
  const size = message('revision.size', { length: COUNT.format(length) })
  if (!before) return size
  const change = COUNT.format(Math.abs(length - before.length))
  const words = length === before.length ? 'revision.same-size' : length > before.length ? 'revision.grew' : 'revision.shrank'
  return `${size}, ${message(words, { change })}`
}
