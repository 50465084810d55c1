import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { addSamples } from '#main/app/add-samples'
import type { AppPorts } from '#main/app/ports'
import { SAMPLE_ARTICLES } from '#main/app/sample-articles'
import { SuggestionCounts } from '#main/app/suggestion-counts'
import { applicationDetector } from '#main/detect/application-detector'
import { addText, openTrial, type TrialApp, withMethods } from './trial-app'

const TEXT = 'The mayor said the bridge was safe.\n\nThe engineer denied that it was safe.\n'
const DETECTOR = applicationDetector().detector
const COUNT = DETECTOR.detect(TEXT).suggestions.length
const suggestedIn = async (app: TrialApp) =>
  (await app.call('library.list', { query: '', state: null })).entries.map(({ suggested }) => suggested)

/** Resolves at the next event. */
const nextEvent = (app: TrialApp): Promise<unknown> => new Promise((resolve) => app.onEvent(resolve))

const onCommandLine = ({ about }: AppPorts): Partial<AppPorts> => ({ about: { ...about, host: 'command-line' } })

describe('how many suggestions an article has', () => {
  test('is counted behind the first listing, and told', async () => {
    const app = await openTrial()
    await addText(app, TEXT)
    const told = nextEvent(app)
    expect(await suggestedIn(app)).toEqual([0])
    expect(await told).toEqual({ kind: 'library-changed' })
    expect(COUNT).toBeGreaterThan(0)
    expect(await suggestedIn(app)).toEqual([COUNT])
  })

  test('is there for the sample articles before one is opened', async () => {
    const app = await openTrial()
    await addSamples(app.ports)
    const told = nextEvent(app)
    await suggestedIn(app)
    await told
    expect(await suggestedIn(app)).toEqual(SAMPLE_ARTICLES.map(({ text }) => DETECTOR.detect(text).suggestions.length))
  })

  test('is counted again after the index was deleted', async () => {
    const first = await openTrial({ ports: onCommandLine })
    await addText(first, TEXT)
    await suggestedIn(first)
    await first.close()
    await rm(join(first.folder, 'index', '%41na.columns'))
    const app = await openTrial({ folder: first.folder })
    const told = nextEvent(app)
    await suggestedIn(app)
    await told
    expect(await suggestedIn(app)).toEqual([COUNT])
  })

  test('is in the first listing of the command line, which has no second', async () => {
    const app = await openTrial({ ports: onCommandLine })
    await addText(app, TEXT)
    expect(await suggestedIn(app)).toEqual([COUNT])
  })

  test('is kept over a restart where the same detector counted', async () => {
    const first = await openTrial({ ports: onCommandLine })
    const articleId = await addText(first, TEXT)
    await suggestedIn(first)
    await first.call('article.suggested', { articleId, detector: DETECTOR.id, count: 7 })
    await first.close()
    let reads = 0
    const app = await openTrial({
      folder: first.folder,
      ports: ({ store }) => ({
        ...onCommandLine(first.ports),
        store: withMethods(store, { readText: (id, revision) => (reads++, store.readText(id, revision)) }),
      }),
    })
    expect(await suggestedIn(app)).toEqual([7])
    expect(reads).toBe(0)
  })

  test('is counted anew where another detector counted', async () => {
    const app = await openTrial({ ports: onCommandLine })
    const articleId = await addText(app, TEXT)
    await app.call('article.suggested', { articleId, detector: 'rules-0', count: 7 })
    expect(await suggestedIn(app)).toEqual([COUNT])
  })

  test.each([
    ['missing', 7],
    ['damaged', 7],
    [null, ruleDetector.detect(TEXT).suggestions.length],
  ] as const)('by the rules alone, the model being %s', async (trouble, count) => {
    const app = await openTrial()
    const { ports } = app
    const articleId = await addText(app, TEXT)
    const fresh = await addText(app, `${TEXT}!`)
    ports.store.noteSuggested(articleId, { detector: 'english-1', count: 7 })
    const texts = { read: (id: string, revision: string) => ports.store.readText(id, revision) }
    const counts = new SuggestionCounts({ store: ports.store, texts, emit() {} }, Infinity, () => ({ detector: ruleDetector, trouble }))
    await counts.catchUp()
    expect(ports.store.article(articleId)?.suggested.count).toBe(count)
    expect(ports.store.article(fresh)?.suggested.detector).toBe('rules-1')
  })

  test('stays unknown for a text that cannot be read or is very long, without trying again and again', async () => {
    const first = await openTrial()
    const articleId = await addText(first, `Gone. ${TEXT}`)
    await addText(first, TEXT.repeat(1000))
    await addText(first, TEXT)
    await first.close()
    await rm(join(first.folder, 'articles', articleId, 'revisions'), { recursive: true })
    const read: string[] = []
    const app = await openTrial({
      folder: first.folder,
      ports: ({ store }) => ({
        store: withMethods(store, { readText: (id, revision) => (read.push(id), store.readText(id, revision)) }),
      }),
    })
    const told = nextEvent(app)
    await suggestedIn(app)
    await told
    expect([...(await suggestedIn(app))].sort()).toEqual([0, 0, COUNT])
    await app.close()
    expect(read.filter((id) => id === articleId)).toHaveLength(1)
    expect(new Set(read).size).toBe(2)
  })

  test('is counted however long the text is where there is no window to do it', async () => {
    const app = await openTrial({ ports: onCommandLine })
    await addText(app, TEXT.repeat(1000))
    expect((await suggestedIn(app))[0]).toBeGreaterThan(1000)
  }, 60_000)

  test('does not keep the library from being closed', async () => {
    const app = await openTrial()
    for (let i = 0; i < 20; i++) await addText(app, `${i} ${TEXT}`)
    let events = 0
    app.onEvent(() => events++)
    await suggestedIn(app)
    await app.close()
    const told = events
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(events).toBe(told)
  })
})
