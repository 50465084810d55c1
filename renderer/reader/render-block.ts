import { textDirection } from './text-direction'
import type { BlockKind } from './block-table'
import type { Run, RunMark } from './block-runs'

/** Underlines beyond the fourth would run into the next line of text; a deeper overlap shares the last lane. */
const LANES = 4

/** The rest of the line that a block is cut out of: what stands before it, and whether the next block goes on with it. */
export interface LineAround {
  readonly before: string
  readonly goesOn: boolean
}

/**
 * The element of one block, without its runs. `data-start` is the offset of its first character in UTF-16 code units, from which
 * positions in the document are told (see dom-offset.ts).
 */
export function blockElement(document: Document, kind: BlockKind, start: number, line: LineAround): HTMLElement {
  const element = document.createElement(kind === 'headline' ? 'h2' : 'p')
  element.className = `reader-block reader-${kind}${line.goesOn ? ' reader-goes-on' : ''}`
  element.dataset['start'] = String(start)
  // The rest of a long line keeps the direction of its beginning; any other block finds its own.
  element.dir = kind === 'continued' ? textDirection(line.before) : 'auto'
  return element
}

/**
 * Draws runs as the children of a block. Only text nodes hold text and they hold nothing else, so `textContent` is exactly the slice of
 * the canonical text; letters, names of hidden characters and handles are drawn by CSS or outside.
 */
export function drawRuns(element: HTMLElement, text: string, runs: readonly Run[], selectedId: string | null): void {
  const document = element.ownerDocument
  const children: Node[] = []
  for (const run of runs) {
    if (run.end === run.start) continue
    let node: Node = document.createTextNode(text.slice(run.start, run.end))
    if (run.sign !== null) node = wrap(document, 'span', 'reader-sign', node, { sign: run.sign })
    if (run.hit !== 'none') node = wrap(document, 'span', run.hit === 'current' ? 'reader-hit reader-hit-current' : 'reader-hit', node)
    if (run.part !== null) node = wrap(document, 'span', `reader-part reader-part-${run.part}`, node)
    for (let i = run.marks.length - 1; i > 0; i--) {
      const mark = run.marks[i]
      if (mark) node = wrap(document, 'span', markClass(mark, selectedId), node)
    }
    const outermost = run.marks[0]
    if (outermost) {
      const ids = run.marks.map(({ placed }) => placed.mark.id).join(' ')
      const tail = run.keepsTogether ? ' reader-tail' : ''
      node = wrap(document, 'mark', markClass(outermost, selectedId) + tail, node, { ids })
    }
    children.push(node)
  }
  element.replaceChildren(...children)
}

function wrap(
  document: Document,
  tag: 'mark' | 'span',
  className: string,
  child: Node,
  data: Readonly<Record<string, string>> = {},
): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value
  element.append(child)
  return element
}

function markClass({ placed, lane, begins, ends }: RunMark, selectedId: string | null): string {
  const { mark, isLast } = placed
  const decided = mark.look === 'attributed' || mark.look === 'contested' || mark.look === 'unverified'
  const kind = mark.look.startsWith('review-') ? 'cluster' : decided ? 'decided' : 'undecided'
  let name = `reader-mark reader-${kind} reader-${mark.look} reader-lane-${Math.min(lane, LANES - 1)}`
  if (begins) name += ' reader-begins'
  if (ends) name += isLast ? ' reader-ends reader-letter' : ' reader-ends'
  if (mark.isAgain) name += ' reader-again'
  if (mark.id === selectedId) name += ' reader-selected'
  return name
}
