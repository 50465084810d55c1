import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { cli } from './trial-cli'
import { TEXT, trialLibrary } from './trial-library'

const { at, run, filled } = trialLibrary()

describe('show --from --to', () => {
  test('lists the claims that reach into a place of the text, and no others', async () => {
    const article = await filled()
    const show = (from: number, to: number) => run('show', article, '--analyst', 'Ana', '--from', String(from), '--to', String(to))
    const head = `${article}\tAna\tbridge\n`
    const first = `c1\t18-37\tattributed\tThe mayor\t${TEXT.slice(18, 37)}\n`
    const second = `c2\t4-9,10-12\tcontested\t\tmayor … 🌉\n`
    expect(await show(0, 18)).toEqual({ code: 0, out: head + second, err: '' })
    expect((await show(0, 19)).out).toBe(head + second + first)
    expect((await show(36, 37)).out).toBe(head + first)
    expect((await show(37, 60)).out).toBe(head)
  })

  test('as JSON says what else is known of the set; of somebody who has none, that there is nothing', async () => {
    const article = await filled()
    const { out } = await run('show', article, '--analyst', 'Ana', '--from', '0', '--to', '5', '--json')
    const tags = { attributed: 1, contested: 1, unverified: 0, untagged: 0 }
    expect(JSON.parse(out)).toMatchObject({ article, analyst: 'Ana', seq: 3, tags, claims: [{ id: 'c2' }] })
    const none = await run('show', article, '--analyst', 'Bo', '--from', '0', '--to', '99', '--json')
    expect(JSON.parse(none.out)).toMatchObject({ analyst: 'Bo', seq: 0, claims: [] })
  })

  test.each([
    [['--from', '1']],
    [['--to', '9']],
    [['--from', '9', '--to', '9']],
    [['--from', '-1', '--to', '9']],
    [['--from=x', '--to', '9']],
    [['another', '--from', '1', '--to', '9']],
  ])('%j is told how, with exit code 2', async (args) => {
    const article = await filled()
    expect(await run('show', article, ...args)).toMatchObject({ code: 2, out: '' })
  })

  test('of a set that is damaged says so, and lists nothing as if it were all', async () => {
    const article = await filled()
    await writeFile(join(at.library, 'articles', article, 'sets', '%41na.json'), 'null')
    const { code, out, err } = await cli(['show', article, '--library', at.library, '--analyst', 'Ana', '--from', '0', '--to', '9'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('%41na.json is damaged')
  })
})
