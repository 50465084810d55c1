import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { TAGS } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { useController, useReview } from '../app/controller-context'
import type { ReviewSession } from '../state/review-store'
import { IconButton } from '../ui/icon-button'
import { shortcutOf } from '../ui/shortcut'
import { mixFigures, periodFigure, placeFigure, stagesFigure, tagFigures } from './agreement-figures'
import { ArticlesCard } from './articles-card'
import { DisagreementList } from './disagreement-list'
import { FigureCard } from './figure-card'
import { GammaCard } from './gamma-card'
import { type Opening, Openings } from './openings'
import { PairSection } from './pair-section'
import { Section } from './section'
import { useMeasured } from './use-measured'

/** Agreement in figures, where the text of the review was; each figure opens the claims behind it, and each claim its place in the text. */
export function AgreementView({ review }: { readonly review: ReviewSession }) {
  const controller = useController()
  const state = useReview(review, (state) => state)
  const measuring = useMeasured(review)
  const measured = measuring.kind === 'measured' ? measuring.measured : null
  const root = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  const [opening, setOpening] = useState<Opening | null>(null)
  const { alignment, byKey, disagreements, own, settled, states, text } = state
  const openings = useMemo(() => new Openings({ alignment, byKey }), [alignment, byKey])
  const everything = useMemo(
    () => openings.add(message('figures.section.gamma'), () => openings.ofKeys(disagreements)),
    [openings, disagreements],
  )
  const tags = useMemo(() => measured && tagFigures(measured, openings), [measured, openings])
  const places = useMemo(() => measured && placeFigure(measured, openings), [measured, openings])
  const periods = useMemo(() => measured && periodFigure(measured, openings), [measured, openings])
  const mix = useMemo(() => mixFigures({ alignment, settled, states, text }, openings), [alignment, settled, states, text, openings])
  const time = useMemo(() => stagesFigure({ own, disagreements }, openings), [own, disagreements, openings])
  useEffect(() => root.current?.focus(), [])

  const open = (opens: string): void => {
    opener.current = document.activeElement
    setOpening(openings.at(opens))
  }
  const close = (): void => controller.app.setState({ figures: false })
  const closeList = (): void => {
    setOpening(null)
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) opener.current.focus()
  }
  const choose = (key: string): void => {
    // The text has to be there before it can be scrolled.
    flushSync(close)
    review.select(key)
    const start = byKey.get(key)?.span.start
    if (start !== undefined) controller.reader()?.scrollToOffset(start, 'center')
    controller.reader()?.focus()
  }
  return (
    // Escape works wherever the focus is in here; everything in it has a button as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={root}
      className="agreement-view"
      aria-labelledby="agreement-view-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (opening) closeList()
        else close()
      }}
    >
      <header className="agreement-head">
        <h2 id="agreement-view-title">{message('figures.title')}</h2>
        <IconButton icon={X} label={message('figures.close')} shortcut={shortcutOf('review.figures') ?? ''} onClick={close} />
      </header>
      <div className="agreement-columns" data-list={opening !== null}>
        <div className="agreement-sections">
          {measuring.kind === 'computing' && (
            <p role="status">
              <span className="spinner" aria-hidden /> {message('figures.computing')}
            </p>
          )}
          {measuring.kind === 'failed' && <p role="alert">{message('figures.failed', { reason: measuring.reason })}</p>}
          {measured && tags && places && (
            <>
              <Section title={message('figures.section.tags')}>
                {tags.map((figure) => (
                  <FigureCard key={figure.title} figure={figure} onOpen={open} />
                ))}
                <p className="quiet tabular">{prevalenceWords(measured.agreement.tags.prevalence)}</p>
              </Section>
              <PairSection measured={measured} openings={openings} onOpen={open} />
              <Section title={message('figures.section.places')}>
                <FigureCard figure={places} onOpen={open} />
              </Section>
            </>
          )}
          <Section title={message('figures.section.gamma')}>
            <GammaCard review={review} opens={everything} onOpen={open} />
          </Section>
          <Section title={message('figures.section.mix')}>
            {mix.map((figure) => (
              <FigureCard key={figure.title} figure={figure} onOpen={open} />
            ))}
          </Section>
          {time && (
            <Section title={message('figures.section.time')}>
              <FigureCard figure={time} onOpen={open} />
              {periods && <FigureCard figure={periods} onOpen={open} />}
            </Section>
          )}
          <Section title={message('figures.section.articles')}>
            <ArticlesCard />
          </Section>
        </div>
        {opening && <DisagreementList key={opening.title} opening={opening} state={state} onChoose={choose} onClose={closeList} />}
      </div>
    </section>
  )
}

function prevalenceWords(prevalence: Readonly<Record<(typeof TAGS)[number], number>>): string {
  const tags = TAGS.map((tag) => message('figures.share', { tag: message(`tag.${tag}`), share: Math.round(prevalence[tag] * 100) }))
  return message('figures.prevalence', { tags: tags.join(', ') })
}
