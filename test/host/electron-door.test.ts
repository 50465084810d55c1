/** The door through the preload and IPC, with the messages as a page sends them: nothing checks them before they leave. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { uncheckedReplySchema } from '#shared/contract/door'
import { METHODS } from '#shared/contract/methods'
import { launchElectron, type RunningElectron } from '#support/electron-app'
import { describeOnElectron } from '#support/electron-describe'

jest.setTimeout(60_000)

interface Bridged {
  readonly claimlight: {
    call(...message: unknown[]): Promise<unknown>
    onEvent(listener: (event: unknown) => void): () => void
  }
}

const METADATA = { title: 'Harbour', outlet: '', author: '', published: '', url: '', language: '' }

describeOnElectron('the door', (runtime) => {
  let running: RunningElectron

  beforeAll(async () => {
    running = await launchElectron(runtime, { samples: false })
  })
  afterAll(() => running?.close())

  const call = (method: unknown, params: unknown): Promise<unknown> =>
    running.page.evaluate(([method, params]) => (window as unknown as Bridged).claimlight.call(method, params), [method, params] as const)

  test('answers what the contract says', async () => {
    const reply = uncheckedReplySchema.parse(await call('app.info', {}))
    expect(reply.ok && METHODS['app.info'].result.parse(reply.result)).toMatchObject({ host: 'electron', readOnly: null })
  })

  test.each(['', 'app.nothing', 'constructor', '__proto__', 'toString', 'app.info ', 7, null])(
    'answers %j with a failure',
    async (method) => {
      expect(await call(method, {})).toMatchObject({ ok: false, failure: { code: 'invalid-request' } })
    },
  )

  test.each([null, 'text', [], { articleId: 7 }, { articleId: '../../etc/passwd' }, { articleId: 'a'.repeat(100_000) }])(
    'answers params that are not the contract’s with a failure (%#)',
    async (params) => {
      expect(await call('article.open', params)).toMatchObject({ ok: false, failure: { code: 'invalid-request' } })
    },
  )

  test('refuses what is no data, and goes on', async () => {
    const tried = await running.page.evaluate(async () => {
      try {
        await (window as unknown as Bridged).claimlight.call('app.info', { run: () => 1 })
        return 'answered'
      } catch {
        return 'refused'
      }
    })
    expect(tried).toBe('refused')
    expect(await call('app.info', {})).toMatchObject({ ok: true })
  })

  test('carries any text unchanged', async () => {
    const text = 'Ça: "naïve" \u2028 👩‍👩‍👧 \u202Eabc\u202C שלום مرحبا e\u0301 \u0000 \\u0041 </script>\n'.repeat(3)
    const added = (await call('article.paste', { text, metadata: METADATA })) as { result: { result: { article: { id: string } } } }
    const opened = (await call('article.open', { articleId: added.result.result.article.id })) as { result: { text: string } }
    expect(opened.result.text).toBe(text)
  })

  test('keeps many calls at once apart', async () => {
    const states = await running.page.evaluate(async () => {
      const messages = [
        ['no.such', {}],
        ['app.info', {}],
        ['library.list', { query: '', state: null }],
      ] as const
      const ask = (index: number): Promise<unknown> => (window as unknown as Bridged).claimlight.call(...(messages[index % 3] ?? []))
      const replies = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(index)))
      return replies.map((reply) => {
        const { ok, result } = reply as { ok: boolean; result?: object }
        return ok ? Object.keys(result ?? {}).includes('entries') : null
      })
    })
    expect(states).toEqual(Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? null : index % 3 === 2)))
  })

  test('carries a large file', async () => {
    const base64 = Buffer.from(`${'The port said the ferry was late. '.repeat(60_000)}\n`).toString('base64')
    const reply = await call('article.add', { files: [{ name: 'large.txt', base64 }], encoding: null })
    expect(reply).toMatchObject({ ok: true, result: { results: [{ kind: 'added', name: 'large.txt' }] } })
  })

  test('tells events until it is told not to', async () => {
    const told = await running.page.evaluate(async (metadata) => {
      const { claimlight } = window as unknown as Bridged
      const events: unknown[] = []
      const stop = claimlight.onEvent((event) => events.push(event))
      await claimlight.call('article.paste', { text: 'One more, the port said.', metadata })
      for (let tries = 0; tries < 50 && events.length === 0; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
      stop()
      const before = events.length
      await claimlight.call('article.paste', { text: 'And another, the port said.', metadata })
      await new Promise((resolve) => setTimeout(resolve, 200))
      return { first: events[0], after: events.length - before }
    }, METADATA)
    expect(told).toEqual({ first: { kind: 'library-changed' }, after: 0 })
  })
})
