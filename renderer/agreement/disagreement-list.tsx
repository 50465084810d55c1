import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { countMessage, message } from '#shared/messages/message'
import { differenceWords } from '../ui/difference-words'
import type { ReviewState } from '../state/review-store'
import { IconButton } from '../ui/icon-button'
import { Quote } from '../ui/quote'
import type { Opening } from './openings'

/** Statements of a list that are in the page at once; a reviewer settles these before more are of use. */
const SHOWN = 200

interface DisagreementListProps {
  readonly opening: Opening
  readonly state: Pick<ReviewState, 'byKey' | 'text' | 'alignment'>
  readonly onChoose: (key: string) => void
  readonly onClose: () => void
}

/** The claims behind a figure, worst first; each leads to its place in the review. */
export function DisagreementList({ opening, state, onChoose, onClose }: DisagreementListProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const clusters = opening.keys.flatMap((key) => state.byKey.get(key) ?? [])
  return (
    <section className="disagreement-list" aria-labelledby="disagreement-title">
      <header>
        <div>
          <h3 id="disagreement-title" ref={heading} tabIndex={-1}>
            {message('figures.list', { title: opening.title })}
          </h3>
          <p className="quiet">
            {clusters.length === 0
              ? message('figures.list-none')
              : `${countMessage('figures.list-count', clusters.length)}. ${message('figures.list-how')}`}
          </p>
        </div>
        <IconButton icon={X} label={message('figures.list-close')} shortcut="Esc" onClick={onClose} />
      </header>
      <ol>
        {clusters.slice(0, SHOWN).map((cluster) => (
          <li key={cluster.key}>
            <button type="button" onClick={() => onChoose(cluster.key)}>
              <Quote text={state.text} spans={cluster.content} />
              <span className="quiet">{differenceWords(cluster, state.alignment.analysts.length).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
