import { afterEach, describe, expect, jest, test } from '@jest/globals'
import type { Controller } from '../../../renderer/app/controller'
import { saveReport } from '../../../renderer/app/review-report'
import { createReviewSession } from '../../../renderer/state/review-store'
import { NO_METADATA } from '#annotations/model/article'
import { ARTICLE, REVISION, setOf } from '#support/review-sets'
import { ReviewHost } from '../state/review-host'

const TEXT = 'The mayor said the bridge was safe. The engineer denied it. So it goes.\n'
const ana = setOf(TEXT, 'Ana', [{ words: 'the bridge was safe', tag: 'attributed' }])
const ben = setOf(TEXT, 'Ben', [{ words: 'the bridge was safe', tag: 'contested' }])

/** As much of the window as a report needs, and what it is told. */
function open(sets: readonly (typeof ana)[]) {
  const host = new ReviewHost(sets)
  const ports = { host, now: () => '2026-01-01T00:00:00.000Z', onFailure: () => {} }
  const review = createReviewSession(host.opened(), { text: TEXT, revision: REVISION }, ports)
  const article = { store: { getState: () => ({ article: { id: ARTICLE, metadata: { ...NO_METADATA, title: 'The bridge' } } }) } }
  const toasts: string[] = []
  const controller = { app: { getState: () => ({ article, review }) }, toast: (words: string) => toasts.push(words) }
  return { controller: controller as unknown as Controller, toasts }
}

describe('a report from the window', () => {
  const blobs: Blob[] = []
  afterEach(() => void blobs.splice(0))
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      blobs.push(blob)
      return 'blob:report'
    },
    revokeObjectURL: () => {},
  })

  test('is handed over as one page, with its name', async () => {
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { controller, toasts } = open([ana, ben])
    await saveReport(controller)
    expect(toasts).toEqual(['Handed over as “The-bridge-Review-report.html”.'])
    expect(blobs).toHaveLength(1)
    expect(blobs[0]?.size).toBeGreaterThan(10_000)
  })

  test('says so where one analyst alone has marked anything', async () => {
    const { controller, toasts } = open([ana])
    await saveReport(controller)
    expect(toasts).toEqual(['There is nothing to report: a review needs the sets of two analysts.'])
    expect(blobs).toEqual([])
  })
})
