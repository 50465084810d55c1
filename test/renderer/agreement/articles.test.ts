import { describe, expect, test } from '@jest/globals'
import { frozenFigures } from '#annotations/adjudicate/frozen-figures'
import { planFreeze } from '#annotations/adjudicate/blind'
import { type AnnotationSet, emptySet, setToData } from '#annotations/model/annotation-set'
import { NO_METADATA } from '#annotations/model/article'
import { alignSets } from '#annotations/review/align-sets'
import { sliceSpans } from '#annotations/text/span'
import { done, REVISION, setOf } from '#support/review-sets'
import { type AgreementWorker, createAgreementClient } from '../../../renderer/agreement/agreement-client'
import { createAgreementService } from '../../../renderer/agreement/agreement-service'
import { articlesFigures } from '../../../renderer/agreement/articles-figures'
import { measureArticles } from '../../../renderer/agreement/measure-articles'
import type { AgreementAnswer, AgreementRequest } from '../../../renderer/agreement/messages'
import { type Opening, Openings } from '../../../renderer/agreement/openings'
import type { Controller } from '../../../renderer/app/controller'
import { RIVER_SETS, RIVER_TEXT } from './river-sets'

const NEWER = '1'.repeat(64)
/** The newer text says one sentence more, before all others. */
const NEWER_TEXT = `It rained for nine days. ${RIVER_TEXT}`

function directClient() {
  return createAgreementClient(() => {
    const worker = new EventTarget()
    const send = (data: AgreementAnswer): void => void worker.dispatchEvent(new MessageEvent('message', { data }))
    const receive = createAgreementService({ send, now: () => 0 })
    const postMessage = (request: AgreementRequest): void => queueMicrotask(() => receive(request))
    return Object.assign(worker, { postMessage, terminate: () => {} }) as unknown as AgreementWorker
  })
}

interface OnDisk {
  readonly title: string
  readonly sets: readonly AnnotationSet[]
  readonly isKept?: boolean
}

function trial(library: readonly OnDisk[]) {
  const metadata = (id: string) => ({ ...NO_METADATA, title: library[Number(id)]?.title ?? '' })
  const own = (one: OnDisk | undefined, id: string): AnnotationSet => {
    const begun = emptySet(id, REVISION, 'Rita')
    if (!one?.isKept) return begun
    const context = { id: 's1', by: 'Rita', at: '2026-03-01T09:00:00.000Z', revision: REVISION }
    return done(begun, planFreeze('before', alignSets(RIVER_SETS), [], frozenFigures(RIVER_SETS, RIVER_TEXT.length), context))
  }
  const call = async (method: string, { articleId, revision }: { readonly articleId: string; readonly revision: string }) => {
    const one = library[Number(articleId)]
    switch (method) {
      case 'library.list':
        return { ok: true, result: { entries: library.map((_, i) => ({ id: String(i), metadata: metadata(String(i)) })) } }
      case 'article.open':
        return {
          ok: true,
          result: { article: { id: articleId, metadata: metadata(articleId), revisions: [{ sha256: REVISION }, { sha256: NEWER }] } },
        }
      case 'review.open': {
        if (!one) return { ok: false, failure: { code: 'library-damaged', values: {} } }
        const sets = one.sets.map((set) => ({ set: setToData(set), seq: 3, failure: null }))
        // Nothing decided: what is compared on is the newest that somebody is on.
        return { ok: true, result: { sets, others: [], own: { set: setToData(own(one, articleId)), seq: 0, failure: null } } }
      }
      default:
        return { ok: true, result: { text: revision === NEWER ? NEWER_TEXT : RIVER_TEXT } }
    }
  }
  const controller = { host: { call }, call: async (method: string, params: never) => (await call(method, params)).result }
  const alignment = alignSets(RIVER_SETS)
  const openings = new Openings({ alignment, byKey: new Map(), text: RIVER_TEXT })
  const opened = (opens: string | null): Opening => {
    const opening = opens === null ? null : openings.at(opens)
    if (opening === null || opening instanceof Promise) throw new RangeError('no opening')
    return opening
  }
  const run = () => measureArticles(controller as unknown as Controller, directClient(), () => {}, new AbortController().signal)
  return { run, openings, opened }
}

const wordsOf = ({ statements }: Opening) => statements.map(({ text, content, leads }) => [sliceSpans(text, content), leads])

describe('agreement over articles', () => {
  test('brings sets of several revisions together, and a row opens the claims that disagree in its article', async () => {
    const [a, b] = RIVER_SETS
    if (!a || !b) throw new RangeError('no sets')
    const onNewer = {
      ...setOf(
        NEWER_TEXT,
        'B',
        [...b.claims.values()].map(({ content, tag }) => ({ words: sliceSpans(RIVER_TEXT, content), tag })),
      ),
      revision: NEWER,
    }
    const { run, openings, opened } = trial([
      { title: 'The river', sets: [a, onNewer], isKept: true },
      { title: 'Alone', sets: [a] },
    ])
    const measured = await run()
    if (!measured) throw new RangeError('cancelled')
    expect(measured.rows.map(({ title }) => title)).toEqual(['The river'])
    const [articles] = articlesFigures(measured, openings)
    if (articles?.kind !== 'intervals') throw new RangeError('no figure')
    const opening = opened(articles.rows[0]?.opens ?? null)
    expect(opening.heading).toBe('Claims that disagree: The river')
    expect(wordsOf(opening)).toEqual([['The gate was shut', { kind: 'article', articleId: '0', key: expect.any(String) }]])
    expect(opening.statements[0]?.text).toBe(NEWER_TEXT)
  })

  test('of all together opens those of each, but none where agreement is not kept, and says so', async () => {
    const { run, openings, opened } = trial([
      { title: 'The river', sets: RIVER_SETS, isKept: true },
      { title: 'The weir', sets: RIVER_SETS },
    ])
    const measured = await run()
    if (!measured) throw new RangeError('cancelled')
    const [together, articles] = articlesFigures(measured, openings)
    if (together?.kind !== 'intervals' || articles?.kind !== 'intervals') throw new RangeError('no figures')
    expect(together.title).toBe('All articles together')
    expect(together.rows[0]?.value).toBeCloseTo(articles.rows[0]?.value ?? NaN, 0)
    const all = opened(together.rows[0]?.opens ?? null)
    expect(wordsOf(all)).toEqual([['The gate was shut', { kind: 'article', articleId: '0', key: 'A a1' }]])
    expect(all.statements[0]?.words[0]).toBe('The river')
    expect(all.note).toContain('In 1 of the articles agreement is not kept yet')
    const blind = opened(articles.rows[1]?.opens ?? null)
    expect([blind.statements, blind.whole?.leads]).toEqual([[], { kind: 'article', articleId: '1', key: null }])
    expect(blind.note).toContain('nobody’s marks are shown')
  })
})
