import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { frozenFigures } from '#annotations/adjudicate/frozen-figures'
import { planFreeze } from '#annotations/adjudicate/blind'
import { type AnnotationSet, emptySet, setToData } from '#annotations/model/annotation-set'
import { NO_METADATA } from '#annotations/model/article'
import { alignSets } from '#annotations/review/align-sets'
import type { Printed } from '#main/app/printer'
import { done, REVISION, setOf } from '#support/review-sets'
import type { Controller } from '../../../renderer/app/controller'
import { reportArticle, reportLibrary } from '../../../renderer/app/report-actions'
import { directReporter } from '../report/direct-reporter'

const TEXT = 'The mayor said the bridge was safe. The engineer denied it. So it goes.\n'
const ana = setOf(TEXT, 'Ana', [{ words: 'the bridge was safe', tag: 'attributed' }])
const ben = setOf(TEXT, 'Ben', [{ words: 'the bridge was safe', tag: 'contested' }])

/** The reviewer's part after agreement was kept. */
function kept(sets: readonly AnnotationSet[]): AnnotationSet {
  const context = { id: 's1', by: 'Rita', at: '2026-03-01T09:00:00.000Z', revision: REVISION }
  return done(emptySet('article', REVISION, 'Rita'), planFreeze('before', alignSets(sets), [], frozenFigures(sets, TEXT.length), context))
}

interface OnDisk {
  readonly title: string
  readonly sets: readonly AnnotationSet[]
  readonly isKept: boolean
}

/** As much of the window as a report needs, and what it is told. */
function open(library: readonly OnDisk[], printed: Printed = { kind: 'unavailable' }) {
  const sent: string[] = []
  const toasts: string[] = []
  const dialogs: unknown[] = []
  const of = (articleId: string): OnDisk => library[Number(articleId)] ?? { title: '', sets: [], isKept: false }
  const metadata = (id: string) => ({ ...NO_METADATA, title: of(id).title })
  const host = {
    call: async (method: string, params: { readonly articleId: string; readonly html: string }) => {
      const { articleId } = params
      switch (method) {
        case 'library.list':
          return { ok: true, result: { entries: library.map((_, i) => ({ id: String(i), metadata: metadata(String(i)) })) } }
        case 'article.open':
          return { ok: true, result: { article: { id: articleId, metadata: metadata(articleId), revisions: [{ sha256: REVISION }] } } }
        case 'review.open': {
          const { sets, isKept } = of(articleId)
          const own = isKept ? kept(sets) : emptySet(articleId, REVISION, 'Rita')
          return {
            ok: true,
            result: {
              sets: sets.map((set) => ({ set: setToData(set), seq: 1, failure: null })),
              others: [],
              own: { set: setToData(own), seq: isKept ? 1 : 0, failure: null },
            },
          }
        }
        case 'report.print':
          sent.push(params.html)
          return { ok: true, result: printed }
        default:
          return { ok: true, result: { text: TEXT } }
      }
    },
  }
  const session = { settled: async () => {}, store: { getState: () => ({ article: { id: '0', metadata: metadata('0') } }) } }
  const state = { article: session, review: session, busy: null }
  const controller = {
    app: { getState: () => state, setState: () => {} },
    host,
    reporter: directReporter(),
    flush: () => {},
    call: async (method: string, params: never) => (await host.call(method, params)).result,
    toast: (words: string, detail = '') => toasts.push(detail === '' ? words : `${words} / ${detail}`),
    show: (dialog: unknown) => dialogs.push(dialog),
  }
  return { controller: controller as unknown as Controller, toasts, dialogs, sent }
}

const BRIDGE: OnDisk = { title: 'The bridge', sets: [ana, ben], isKept: true }
const HIDDEN: OnDisk = { title: 'The ferry', sets: [ana, ben], isKept: false }

const blobs: Blob[] = []
const names: string[] = []
beforeEach(() => {
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      blobs.push(blob)
      return 'blob:report'
    },
    revokeObjectURL: () => {},
  })
})
afterEach(() => {
  jest.restoreAllMocks()
  blobs.splice(0)
  names.splice(0)
})

describe('a report from the window', () => {
  test('is handed over as one page, with its name', async () => {
    const { controller, toasts } = open([BRIDGE])
    await reportArticle(controller, 'html')
    expect(toasts).toEqual(['Handed over as “The-bridge-Review-report.html”.'])
    expect(blobs[0]?.size).toBeGreaterThan(10_000)
  })

  test('says so where one analyst alone has marked anything', async () => {
    const { controller, toasts } = open([{ ...BRIDGE, sets: [ana] }])
    await reportArticle(controller, 'html')
    expect(toasts).toEqual(['There is nothing to report: a review needs the sets of two analysts.'])
    expect(blobs).toEqual([])
  })

  test('of the library has every article that may be seen, and says which were left out', async () => {
    const { controller, toasts, sent } = open([BRIDGE, HIDDEN, { ...BRIDGE, title: 'The lock' }], { kind: 'pdf', base64: btoa('%PDF-1.4') })
    await reportLibrary(controller, 'html')
    expect(names).toEqual(['Library-Review-report.html'])
    expect(toasts).toEqual([
      'Handed over as “Library-Review-report.html”. / 1 article is left out: its sets are not yet to be seen, for agreement is not kept there.',
    ])
    await reportLibrary(controller, 'pdf')
    expect(sent).toHaveLength(1)
    expect(['The bridge', 'The lock', 'All articles together', 'The ferry'].map((words) => sent[0]?.includes(words))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(names.at(-1)).toBe('Library-Review-report.pdf')
    expect(blobs.at(-1)?.size).toBe('%PDF-1.4'.length)
  })

  test('in a library whose reviews are all still to be kept there is nothing to write', async () => {
    const { controller, toasts } = open([HIDDEN])
    await reportLibrary(controller, 'pdf')
    expect(toasts).toEqual([expect.stringContaining('1 article is left out')])
    expect(blobs).toEqual([])
  })
})

describe('on paper in a browser', () => {
  test('the page is opened in a window of its own, which prints when it is there', async () => {
    const page = Object.assign(new EventTarget(), { print: jest.fn() })
    const opening = jest.spyOn(window, 'open').mockReturnValue(page as unknown as Window)
    const { controller, toasts, dialogs } = open([BRIDGE], { kind: 'page', path: '/printed/a.html' })
    await reportArticle(controller, 'pdf')
    expect(opening).toHaveBeenCalledWith('/printed/a.html')
    expect(page.print).not.toHaveBeenCalled()
    page.dispatchEvent(new Event('load'))
    expect(page.print).toHaveBeenCalledTimes(1)
    expect(toasts[0]).toContain('print dialog')
    expect(dialogs).toEqual([])
  })

  test('a browser that opens no window by itself is asked again by a button', async () => {
    jest.spyOn(window, 'open').mockReturnValue(null)
    const { controller, toasts, dialogs } = open([BRIDGE], { kind: 'page', path: '/printed/a.html' })
    await reportArticle(controller, 'pdf')
    expect(dialogs).toEqual([{ kind: 'report-ready', path: '/printed/a.html' }])
    expect(toasts).toEqual([])
  })

  test('a host without pages says what to do instead', async () => {
    const { controller, toasts } = open([BRIDGE])
    await reportArticle(controller, 'pdf')
    expect(toasts).toEqual([expect.stringContaining('Save the report as a page')])
  })
})
