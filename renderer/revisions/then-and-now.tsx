import { useMemo } from 'react'
import { wordChanges } from '#annotations/compare/word-changes'
import { message } from '#shared/messages/message'
import { inStoredOrder } from '../ui/stored-order'

interface ThenAndNowProps {
  readonly was: string
  /** Null where it has no place. */
  readonly is: string | null
}

/** What a claim said and what it says, word for word: what went is struck through, what came is underlined. */
export function ThenAndNow({ was, is }: ThenAndNowProps) {
  const changes = useMemo(
    () => (is === null ? [] : wordChanges(was, { start: 0, end: was.length }, is, { start: 0, end: is.length })),
    [was, is],
  )
  return (
    <dl className="then-and-now">
      <dt>{message('recheck.was')}</dt>
      <dd>
        <q className="quote-small" dir="auto">
          <bdi>
            {is === null
              ? inStoredOrder(was)
              : changes.map((change) => {
                  if (change.kind === 'added') return null
                  const words = inStoredOrder(was.slice(change.before.start, change.before.end))
                  return change.kind === 'removed' ? <del key={change.before.start}>{words}</del> : words
                })}
          </bdi>
        </q>
      </dd>
      <dt>{message('recheck.is')}</dt>
      <dd>
        {is === null ? (
          <span className="quiet">{message('recheck.no-place')}</span>
        ) : (
          <q className="quote-small" dir="auto">
            <bdi>
              {changes.map((change) => {
                if (change.kind === 'removed') return null
                const words = inStoredOrder(is.slice(change.after.start, change.after.end))
                return change.kind === 'added' ? <ins key={change.after.start}>{words}</ins> : words
              })}
            </bdi>
          </q>
        )}
      </dd>
    </dl>
  )
}
