/**
 * The little of the DOM that reading a page needs. Stated here because the main process is compiled without the DOM's types, and
 * so that nothing in it can reach for more.
 */
export interface PageNode {
  readonly nodeType: number
  readonly localName?: string
  readonly nodeValue: string | null
  readonly textContent: string | null
  readonly parentNode: PageNode | null
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
}

export interface PageElement extends PageNode {
  readonly localName: string
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement | null
  readonly body: PageElement
}

export const TEXT_NODE = 3
export const CDATA_NODE = 4
export const ELEMENT_NODE = 1
