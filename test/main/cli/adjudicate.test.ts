import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { REVIEW_EXAMPLES, REVIEW_HELP } from '#main/cli/review-help'
import { cli, jsonLines, lines } from './trial-cli'
import { contentOf, TEXT, trialLibrary } from './trial-library'

const { at, fileWith, run, filled } = trialLibrary()

interface Mark {
  readonly start: number
  readonly end: number
  readonly tag?: string
}

async function annotate(article: string, analyst: string, marks: readonly Mark[]): Promise<void> {
  const edits = marks.map(({ start, end, tag }, i) => ({
    op: 'add',
    article,
    id: `${analyst}${i}`,
    content: [{ start, end }],
    tag: tag ?? null,
  }))
  const args = ['apply', '--library', at.library, '--analyst', analyst]
  expect(await cli(args, { input: edits.map((edit) => JSON.stringify(edit)).join('\n') })).toMatchObject({ code: 0, err: '' })
}

const SAFE = { start: 18, end: 37 }
const DENIED = { start: TEXT.indexOf('The engineer'), end: TEXT.indexOf('denied it.') + 9 }

/** Two of three say attributed; two marked the denial with two tags, a tie; Cem alone marked another. */
async function threeAnalysts(): Promise<string> {
  const { out } = await run('add', await fileWith('bridge.txt', TEXT))
  const article = out.trim()
  await annotate(article, 'Ana', [
    { ...SAFE, tag: 'attributed' },
    { ...DENIED, tag: 'contested' },
  ])
  await annotate(article, 'Ben', [
    { ...SAFE, tag: 'attributed' },
    { ...DENIED, tag: 'unverified' },
  ])
  await annotate(article, 'Cem', [
    { ...SAFE, tag: 'contested' },
    { start: 4, end: 9 },
  ])
  return article
}

describe('adjudicate', () => {
  test('takes the majority, says which ties stay open, and writes who decided what against whom', async () => {
    const article = await threeAnalysts()
    const before = await contentOf(at.library)
    const dry = await run('adjudicate', '--take', 'majority', '--analyst', 'Rita', '--dry-run', '--json')
    expect(dry.code).toBe(0)
    expect(await contentOf(at.library)).toEqual(before)

    const { code, out, err } = await run('adjudicate', '--take', 'majority', '--analyst', 'Rita')
    expect(code).toBe(0)
    expect(lines(out)).toEqual([`${article}\ta tie: no majority\tThe engineer denied it`])
    expect(err).toContain('2 decided, 1 stay open, 0 were settled before.')

    const [json] = jsonLines((await run('adjudicate', '--take', 'majority', '--analyst', 'Rita', '--json')).out)
    expect(json).toMatchObject({ reviewer: 'Rita', decided: [], settledBefore: 2, open: [{ why: 'tie', quote: 'The engineer denied it' }] })

    const journal = [...(await contentOf(at.library))]
      .filter(([path]) => path.includes('reviews') && path.includes('ita'))
      .map(([, text]) => text)
    const all = journal.join('\n')
    expect(all).toContain('"verdict":"take"')
    expect(all).toContain('"verdict":"none"')
    expect(all).toContain('2 of 3 analysts say so.')
    expect(all).toMatch(/"against":\[\{"analyst":"Ana","seq":2\},\{"analyst":"Ben","seq":2\},\{"analyst":"Cem","seq":2\}\]/)
    // Agreement before anything was settled is kept.
    expect(all).toContain('"kind":"before"')
  })

  test('takes one analyst’s claims, and full agreement alone', async () => {
    await threeAnalysts()
    const [agreed] = jsonLines((await run('adjudicate', '--full-agreement', '--analyst', 'Rita', '--json')).out)
    expect(agreed).toMatchObject({ decided: [], open: [{ why: 'differs' }, { why: 'differs' }, { why: 'differs' }] })
    const [ana] = jsonLines((await run('adjudicate', '--take', 'Ana', '--reason', 'She was there.', '--analyst', 'Rita', '--json')).out)
    expect(ana).toMatchObject({ decided: [{ taken: 'Ana' }, { taken: 'Ana' }], open: [{ why: 'not-marked', quote: 'mayor' }] })
    expect((await run('adjudicate', '--take', 'Nobody')).code).toBe(1)
  })

  test('brings sets on another revision along and names what has no place there', async () => {
    const article = await threeAnalysts()
    const later = await fileWith('later.txt', 'The mayor 🌉 said the bridge was safe.\nIt was opened again.\n')
    expect((await run('add', '--revision-of', article, later)).code).toBe(0)
    expect((await run('revise', article, '--analyst', 'Cem')).code).toBe(0)
    const { err, out } = await run('agree', '--json')
    expect(err).toContain('no place, not compared: Ana1 “The engineer denied it”')
    const [json] = jsonLines(out)
    expect(json).toMatchObject({
      analysts: ['Ana', 'Ben', 'Cem'],
      carried: [{ analyst: 'Ana', claims: 1, unplaced: [{ claim: 'Ana1', fate: 'lost' }] }, { analyst: 'Ben' }],
    })
    const old = await run('agree', '--json', '--article', article, '--revision', String(json?.['article']).slice(0, 8))
    expect(jsonLines(old.out)).toMatchObject([{ carried: [{ analyst: 'Cem', claims: 2 }] }])
    const settled = await run('adjudicate', '--take', 'majority', '--analyst', 'Rita')
    expect(settled.code).toBe(0)
    expect(settled.err).toContain('Ana is on revision')
  })

  test('pools the library and says how agreement went over time', async () => {
    await threeAnalysts()
    const [article, library] = jsonLines((await run('agree', '--json')).out)
    expect(article).toMatchObject({ overTime: { undated: 0, periods: [{ clusters: 3 }] } })
    expect(library).toMatchObject({ format: 'claimlight-agreement-library', articles: 1, clusters: 3, analysts: ['Ana', 'Ben', 'Cem'] })
  })

  test('says how it was called wrongly', async () => {
    await filled()
    for (const args of [[], ['--take', ''], ['--take', 'majority', '--full-agreement']])
      expect((await run('adjudicate', ...args)).code).toBe(2)
    expect((await run('agree', '--revision', 'abc')).code).toBe(2)
    expect(await run('adjudicate', '--take', 'majority')).toMatchObject({ code: 1, out: '' })
  })

  test('every example of the help does what it says', async () => {
    expect((await cli(['help', 'adjudicate'])).out).toBe(REVIEW_HELP)
    await threeAnalysts()
    for (const { args } of REVIEW_EXAMPLES) {
      const real = args.map((word) => (word === 'LIB' ? at.library : word.endsWith('.html') ? join(at.folder, word) : word))
      expect([args, (await cli(real)).code]).toEqual([args, 0])
    }
  })
})
