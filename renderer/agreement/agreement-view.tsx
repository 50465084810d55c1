import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { TAGS } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { useApp, useController, useReview } from '../app/controller-context'
import type { ReviewSession } from '../state/review-store'
import { IconButton } from '../ui/icon-button'
import { shortcutOf } from '../ui/shortcut'
import { mixFigures, periodFigure, placeFigure, stagesFigure, tagFigures } from './agreement-figures'
import { ArticlesCard } from './articles-card'
import { FigureCard } from './figure-card'
import { GammaCard } from './gamma-card'
import { goToStatement } from './go-to-statement'
import { type Opening, openingOf, Openings, type Place } from './openings'
import { pastOpening } from './past-opening'
import { PairSection } from './pair-section'
import { Section } from './section'
import { StatementList } from './statement-list'
import { useMeasured } from './use-measured'

/** Agreement in figures, where the text of the review was; each figure opens the claims behind it, and each claim its place in the text. */
export function AgreementView({ review }: { readonly review: ReviewSession }) {
  const controller = useController()
  const state = useReview(review, (state) => state)
  const measuring = useMeasured(review)
  const measured = measuring.kind === 'measured' ? measuring.measured : null
  const root = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  const [list, setList] = useState<List | null>(null)
  const { alignment, byKey, disagreements, own, settled, states, text } = state
  const openings = useMemo(() => new Openings({ alignment, byKey, text }), [alignment, byKey, text])
  const everything = useMemo(
    () => openings.addDiffering(message('figures.section.gamma'), () => openings.ofKeys(disagreements)),
    [openings, disagreements],
  )
  const tags = useMemo(() => measured && tagFigures(measured, openings), [measured, openings])
  const places = useMemo(() => measured && placeFigure(measured, openings), [measured, openings])
  const periods = useMemo(() => measured && periodFigure(measured, openings), [measured, openings])
  const mix = useMemo(() => mixFigures({ alignment, settled, states, text }, openings), [alignment, settled, states, text, openings])
  const time = useMemo(() => stagesFigure({ own }, openings, controller.host), [own, openings, controller])
  const kept = useApp((app) => app.keptFigure)
  useEffect(() => {
    if (!kept) root.current?.focus()
    // What is asked for later takes the focus itself.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const open = (opens: string): void => {
    opener.current = document.activeElement
    show(opens)
  }
  const show = (opens: string): void => {
    const found = openings.at(opens)
    const asked: List = { opens, opening: found instanceof Promise ? null : found }
    setList(found && asked)
    if (!(found instanceof Promise)) return
    const put = (opening: Opening): void => setList((now) => (now === asked ? { opens, opening } : now))
    found.then(put, (error: unknown) => put(openingOf(message('figures.failed', { reason: String(error) }), [], openings.state)))
  }
  useEffect(() => {
    const stage = kept && own.review.stages.get(kept.stage)
    if (!stage) return
    opener.current = document.activeElement
    controller.app.setState({ keptFigure: null })
    show(openings.addOther(() => pastOpening(stage, kept.measure, { articleId: own.articleId, openings, host: controller.host })))
    // Once for each figure that is asked for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [kept])
  const close = (): void => controller.app.setState({ figures: false })
  const closeList = (): void => {
    setList(null)
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) opener.current.focus()
  }
  const choose = (place: Place): void => {
    if (place.kind === 'article') return void goToStatement(controller, place.articleId, place.key)
    // The text has to be there before it can be scrolled.
    flushSync(close)
    review.select(place.key)
    const start = byKey.get(place.key)?.span.start
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
        if (list) closeList()
        else close()
      }}
    >
      <header className="agreement-head">
        <h2 id="agreement-view-title">{message('figures.title')}</h2>
        <IconButton icon={X} label={message('figures.close')} shortcut={shortcutOf('review.figures') ?? ''} onClick={close} />
      </header>
      <div className="agreement-columns" data-list={list !== null}>
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
              <PairSection measured={measured} openings={openings} decided={own} onOpen={open} />
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
            <ArticlesCard openings={openings} onOpen={open} />
          </Section>
        </div>
        {list && (
          <StatementList key={`${list.opens} ${list.opening === null}`} opening={list.opening} onChoose={choose} onClose={closeList} />
        )}
      </div>
    </section>
  )
}

/** The list that was asked for; null while it is read. */
interface List {
  readonly opens: string
  readonly opening: Opening | null
}

function prevalenceWords(prevalence: Readonly<Record<(typeof TAGS)[number], number>>): string {
  const tags = TAGS.map((tag) => message('figures.share', { tag: message(`tag.${tag}`), share: Math.round(prevalence[tag] * 100) }))
  return message('figures.prevalence', { tags: tags.join(', ') })
}
