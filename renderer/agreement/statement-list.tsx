import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { countMessage, message } from '#shared/messages/message'
import { IconButton } from '../ui/icon-button'
import { Quote } from '../ui/quote'
import type { Listed, Opening, Place } from './openings'

/** Statements of a list that are in the page at once; a reviewer settles these before more are of use. */
const SHOWN = 200

interface StatementListProps {
  /** Null while it is read. */
  readonly opening: Opening | null
  readonly onChoose: (place: Place) => void
  readonly onClose: () => void
}

/** The claims behind a figure, worst first; each leads to its place in a review. */
export function StatementList({ opening, onChoose, onClose }: StatementListProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const statements = opening?.statements ?? []
  return (
    <section className="disagreement-list" aria-labelledby="disagreement-title">
      <header>
        <div>
          <h3 id="disagreement-title" ref={heading} tabIndex={-1}>
            {opening?.heading ?? message('figures.list-reading')}
          </h3>
          {opening && <p className="quiet">{countWords(opening)}</p>}
          {opening && opening.note !== '' && <p className="quiet">{opening.note}</p>}
          {opening?.whole && <WholeButton whole={opening.whole} onChoose={onChoose} />}
        </div>
        <IconButton icon={X} label={message('figures.list-close')} shortcut="Esc" onClick={onClose} />
      </header>
      <ol>
        {statements.slice(0, SHOWN).map((statement) => (
          <li key={statement.id}>
            <Statement statement={statement} onChoose={onChoose} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function countWords({ statements, note }: Opening): string {
  if (statements.length === 0) return note === '' ? message('figures.list-none') : ''
  const shown = statements.length > SHOWN ? ` ${message('figures.list-shown', { count: SHOWN })}` : ''
  const how = note === '' ? ` ${message('figures.list-how')}` : ''
  return `${countMessage('figures.list-count', statements.length)}.${how}${shown}`
}

function WholeButton({
  whole: { words, leads },
  onChoose,
}: { readonly whole: NonNullable<Opening['whole']> } & Pick<StatementListProps, 'onChoose'>) {
  return (
    <button type="button" className="button button-small" onClick={() => onChoose(leads)}>
      {words}
    </button>
  )
}

function Statement({
  statement: { text, content, words, leads },
  onChoose,
}: { readonly statement: Listed } & Pick<StatementListProps, 'onChoose'>) {
  const shown = (
    <>
      <Quote text={text} spans={content} />
      <span className="quiet">
        <bdi>{words.join(' · ')}</bdi>
      </span>
    </>
  )
  return leads === null ? (
    <div className="disagreement-gone">{shown}</div>
  ) : (
    <button type="button" onClick={() => onChoose(leads)}>
      {shown}
    </button>
  )
}
