import { FlowingText } from './flowing-text'
import { CDATA_NODE, ELEMENT_NODE, TEXT_NODE, type PageNode } from './page-node'

/** Elements whose content is no prose, or is not shown. */
const SKIPPED = new Set(
  (
    'head title script style noscript template iframe object embed svg math canvas audio video select option textarea button input progress meter ' +
    'dialog noembed noframes datalist map'
  ).split(' '),
)

/** Elements with a blank line around them. */
const APART = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre figure figcaption article section header footer main aside nav hr address details ' +
    'fieldset form'
  ).split(' '),
)

/** Elements that start on a new line. */
const ON_NEW_LINE = new Set('div li dt dd tr caption legend summary center body thead tbody tfoot optgroup'.split(' '))

/** What makes a table cell a container of its own rather than a word in a row: tables that only lay out a page are full of these. */
const BLOCKS_IN_CELL = new Set('p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre div article section'.split(' '))

const LISTS = new Set(['ul', 'ol', 'dl'])
const PICTURES = new Set(['img', 'picture'])
const PROSE = new Set(['p', 'blockquote', 'pre', 'table', 'ul', 'ol', 'dl'])

const elementName = (node: PageNode): string => (node.nodeType === ELEMENT_NODE ? (node.localName ?? '').toLowerCase() : '')

/** The next node in document order outside of `node`, and every element left on the way there. */
const leave = (node: PageNode, root: PageNode, onLeave: (left: PageNode) => void): PageNode | null => {
  let at: PageNode | null = node
  while (at !== null && at !== root) {
    onLeave(at)
    if (at.nextSibling !== null) return at.nextSibling
    at = at.parentNode
  }
  return null
}

/** Whether one of `names` stands anywhere below `root`; what is inside of an element named `except` does not count. */
const holds = (root: PageNode, names: ReadonlySet<string>, except = ''): boolean => {
  let at: PageNode | null = root.firstChild
  while (at !== null) {
    const name = elementName(at)
    if (names.has(name)) return true
    const child: PageNode | null = name !== '' && name === except ? null : at.firstChild
    at = child ?? leave(at, root, () => {})
  }
  return false
}

/** A picture with what is said of it: a caption, a credit, the word "Photo". A figure of quotes, code or tables is none. */
const isPicture = (figure: PageNode): boolean => holds(figure, PICTURES) && !holds(figure, PROSE, 'figcaption')

export interface PlainTextOptions {
  /** Leaves out captions: what stands under a picture is not part of the article's run of sentences. */
  readonly captions: 'keep' | 'leave-out'
}

/**
 * The text below `root` as a browser shows it: blocks apart by a blank line, items and rows on lines of their own, cells by tabs,
 * `<br>` as a line feed. Scripts, styles and form controls are not text. Walks without recursion, so depth costs no stack.
 */
export const plainText = (root: PageNode, options: PlainTextOptions): string => {
  const text = new FlowingText()
  let preformatted = 0
  let lists = 0

  const enter = (name: string, node: PageNode): void => {
    if (name === 'pre') preformatted++
    if (name === 'br') text.newLine()
    else if (LISTS.has(name)) text.break(lists++ === 0 ? 2 : 1)
    else if (APART.has(name)) text.break(2)
    else if (ON_NEW_LINE.has(name)) text.break(1)
    else if (name === 'td' || name === 'th') {
      if (holds(node, BLOCKS_IN_CELL)) text.break(1)
      else text.tab()
    }
  }
  const exit = (node: PageNode): void => {
    const name = elementName(node)
    if (name === 'pre') preformatted--
    if (LISTS.has(name)) text.break(--lists === 0 ? 2 : 1)
    else if (APART.has(name)) text.break(2)
    else if (ON_NEW_LINE.has(name)) text.break(1)
  }

  let at: PageNode | null = root
  while (at !== null) {
    const name = elementName(at)
    const caption: boolean = options.captions === 'leave-out' && (name === 'figcaption' || (name === 'figure' && isPicture(at)))
    const skipped: boolean = SKIPPED.has(name) || caption
    if (at.nodeType === TEXT_NODE || at.nodeType === CDATA_NODE) {
      if (preformatted > 0) text.addAsIs(at.nodeValue ?? '')
      else text.add(at.nodeValue ?? '')
    }
    if (!skipped) enter(name, at)
    const child: PageNode | null = skipped ? null : at.firstChild
    at = child ?? leave(at, root, exit)
  }
  return text.toString()
}
