import { Download, Table2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { FigureChart } from '#shared/figures/charts'
import type { FigureData } from '#shared/figures/figure-data'
import { PAGE_PALETTE } from '#shared/figures/palette'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { FigureTableView } from './figure-table-view'
import { FIGURE_FORMS, saveFigure } from './save-figure'

const NARROWEST = 260
const WIDEST = 720

interface FigureCardProps {
  readonly figure: FigureData
  readonly onOpen: (opens: string) => void
}

/** A figure with its words, the table behind it, and ways to take it along. */
export function FigureCard({ figure, onOpen }: FigureCardProps) {
  const controller = useController()
  const id = useId()
  const [isTable, setTable] = useState(false)
  const holder = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const rtl = document.documentElement.dir === 'rtl'
  useEffect(() => {
    const element = holder.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(Math.min(WIDEST, Math.max(NARROWEST, entry.contentRect.width))))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <figure className="figure-card" aria-labelledby={`${id}-heading`}>
      <figcaption className="figure-caption">
        <div>
          <h4 id={`${id}-heading`}>{figure.title}</h4>
          <p className="quiet">{figure.description}</p>
        </div>
        <div className="figure-tools">
          <button
            type="button"
            className="button button-small"
            aria-pressed={isTable}
            aria-label={message('figures.table-of', { title: figure.title })}
            onClick={() => setTable(!isTable)}
          >
            <Table2 size={14} aria-hidden /> {message('figures.show-table')}
          </button>
          {FIGURE_FORMS.map((form) => (
            <button
              key={form}
              type="button"
              className="button button-small"
              aria-label={message('figures.save', { title: figure.title, form })}
              onClick={() => void saveFigure(figure, form, rtl, controller)}
            >
              <Download size={14} aria-hidden /> {form}
            </button>
          ))}
        </div>
      </figcaption>
      <div ref={holder} className="figure-holder">
        {isTable ? (
          <FigureTableView figure={figure} onOpen={onOpen} />
        ) : (
          width > 0 && <FigureChart figure={figure} settings={{ id, width, palette: PAGE_PALETTE, rtl, onOpen }} />
        )}
      </div>
    </figure>
  )
}
