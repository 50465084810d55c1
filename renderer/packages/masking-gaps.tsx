import { useEffect, useRef } from 'react'
import type { MaskingPreview } from '#shared/contract/package-methods'
import { countMessage, message } from '#shared/messages/message'
import { useAnalystName } from '../state/analyst-name'

/** Places that may still tell who somebody is, with the words around them. */
export function MaskingGaps({ preview }: { readonly preview: MaskingPreview }) {
  const nameOf = useAnalystName()
  const heading = useRef<HTMLParagraphElement>(null)
  const { gaps, count } = preview
  // Whoever pressed the button has to hear why nothing was saved.
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="package-warning masking-gaps">
      <p ref={heading} tabIndex={-1} id="masking-gaps-heading">
        {countMessage('package.masked.found', count)}
      </p>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul tabIndex={0} aria-labelledby="masking-gaps-heading">
        {gaps.map(({ articleId, analyst, kind, word, words }, index) => (
          // One word may stand in the same words twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${articleId} ${index}`}>
            <span>
              {analyst !== '' && (
                <>
                  <bdi>{nameOf(analyst)}</bdi>,{' '}
                </>
              )}
              {message(`package.gap.${kind}`)}
            </span>
            <q>
              <bdi>{marked(words, word)}</bdi>
            </q>
          </li>
        ))}
      </ul>
      {count > gaps.length && <p>{message('package.masked.more', { count: count - gaps.length })}</p>}
    </div>
  )
}

function marked(words: string, word: string) {
  const at = words.indexOf(word)
  return (
    <>
      {words.slice(0, at)}
      <mark>{word}</mark>
      {words.slice(at + word.length)}
    </>
  )
}
