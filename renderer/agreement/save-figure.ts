import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { FigureChart } from '#shared/figures/charts'
import type { FigureData } from '#shared/figures/figure-data'
import { figureCsv } from '#shared/figures/figure-table'
import { LIGHT_PALETTE } from '#shared/figures/palette'
import { message } from '#shared/messages/message'
import type { Controller } from '../app/controller'
import { download } from '../app/save-export'
import { fileNameOf } from '../app/file-name'

export const FIGURE_FORMS = ['SVG', 'PNG', 'CSV'] as const
export type FigureForm = (typeof FIGURE_FORMS)[number]

/** Pixels of a picture for each of the screen, so that print and slides stay sharp. */
const SCALE = 2
const WIDTH = 720
const MARGIN = 16
const HEADING = 40

/** Hands a figure over as a file; light colours whatever the window has, for it goes onto paper and into other documents. */
export async function saveFigure(figure: FigureData, form: FigureForm, rtl: boolean, controller: Controller): Promise<void> {
  const blob = await blobOf(figure, form, rtl)
  if (!blob) return controller.toast(message('figures.no-picture'))
  const name = fileNameOf(figure.title, `.${form.toLowerCase()}`)
  download(name, blob)
  controller.toast(message('figures.saved', { name }))
}

async function blobOf(figure: FigureData, form: FigureForm, rtl: boolean): Promise<Blob | null> {
  if (form === 'CSV') return new Blob([figureCsv(figure)], { type: 'text/csv' })
  const svg = standaloneSvg(figure, rtl)
  return form === 'SVG' ? new Blob([svg.text], { type: 'image/svg+xml' }) : pictureOf(svg)
}

interface StandaloneSvg {
  readonly text: string
  readonly width: number
  readonly height: number
}

/** The chart with its title over it on paper, colours resolved, nothing outside of it asked for. */
export function standaloneSvg(figure: FigureData, rtl: boolean): StandaloneSvg {
  const holder = document.createElement('div')
  const root = createRoot(holder)
  const settings = { id: 'figure', width: WIDTH, palette: LIGHT_PALETTE, rtl }
  flushSync(() => root.render(createElement(FigureChart, { figure, settings })))
  const chart = holder.querySelector('svg')
  if (!chart) throw new RangeError(`no chart for ${figure.kind}`)
  const [width, height] = [WIDTH + 2 * MARGIN, Number(chart.getAttribute('height')) + 2 * MARGIN + HEADING]
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  group.setAttribute('transform', `translate(${MARGIN} ${MARGIN + HEADING})`)
  // Title and description stay first, where readers look for them.
  group.append(...[...chart.childNodes].slice(2))
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', LIGHT_PALETTE.paper)
  const heading = document.createElementNS('http://www.w3.org/2000/svg', 'text')
  heading.setAttribute('x', String(rtl ? width - MARGIN : MARGIN))
  heading.setAttribute('y', String(MARGIN + 16))
  heading.setAttribute('text-anchor', rtl ? 'end' : 'start')
  heading.setAttribute('font-size', '16')
  heading.setAttribute('font-weight', '600')
  heading.setAttribute('unicode-bidi', 'isolate')
  heading.textContent = figure.title
  chart.append(paper, heading, group)
  chart.setAttribute('width', String(width))
  chart.setAttribute('height', String(height))
  chart.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const text = new XMLSerializer().serializeToString(chart)
  root.unmount()
  return { text, width, height }
}

/** Through an image and a canvas. A data address is what the content security policy admits for images. */
async function pictureOf({ text, width, height }: StandaloneSvg): Promise<Blob | null> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  try {
    await image.decode()
  } catch {
    return null
  }
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  if (!context) return null
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
