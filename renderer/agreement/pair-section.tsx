import { useMemo, useState } from 'react'
import type { ReviewSet } from '#annotations/review/review-set'
import { message } from '#shared/messages/message'
import { confusionOfPair, pairName, pairsFigure } from './agreement-figures'
import { FigureCard } from './figure-card'
import type { Measured } from './measure-sets'
import type { Openings } from './openings'
import { PAIR_MEASURES, type PairMeasure } from './pair-measures'
import { Section } from './section'

interface PairSectionProps {
  readonly measured: Measured
  readonly openings: Openings
  /** What was decided, which some pairs are compared with. */
  readonly decided: ReviewSet
  readonly onOpen: (opens: string) => void
}

/** Each two analysts by the measure that is chosen, and the tags of one of those pairs, or of an analyst and what was decided. */
export function PairSection({ measured, openings, decided, onOpen }: PairSectionProps) {
  const [measure, setMeasure] = useState<PairMeasure>('kappa')
  const [chosen, setChosen] = useState(0)
  const pairs = useMemo(
    () => [
      ...measured.agreement.pairs.map((pair) => ({ pair, isAdjudicated: false })),
      ...measured.adjudicated.map((pair) => ({ pair, isAdjudicated: true })),
    ],
    [measured],
  )
  const shown = pairs[chosen] ?? pairs[0]
  const matrix = useMemo(() => pairsFigure(measured, measure, openings), [measured, measure, openings])
  const confusion = useMemo(
    () => shown && confusionOfPair(shown.pair, shown.isAdjudicated ? decided : null, openings),
    [shown, decided, openings],
  )
  return (
    <Section title={message('figures.section.pairs')}>
      <label className="figure-form">
        {message('figures.measure')}
        <select
          className="select-field"
          value={measure}
          onChange={({ currentTarget: { value } }) => setMeasure(PAIR_MEASURES.find((one) => one === value) ?? 'kappa')}
        >
          {PAIR_MEASURES.map((one) => (
            <option key={one} value={one}>
              {message(`measure-of.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <FigureCard figure={matrix} onOpen={onOpen} />
      <label className="figure-form">
        {message('figures.against')}
        <select className="select-field" value={chosen} onChange={({ currentTarget: { value } }) => setChosen(Number(value))}>
          {pairs.map(({ pair, isAdjudicated }, i) => (
            <option key={pairName(pair, isAdjudicated)} value={i}>
              {pairName(pair, isAdjudicated)}
            </option>
          ))}
        </select>
      </label>
      {confusion && <FigureCard figure={confusion} onOpen={onOpen} />}
    </Section>
  )
}
