import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { cli, jsonLines } from './trial-cli'
import { trialLibrary } from './trial-library'

const { at, fileWith, run, filled } = trialLibrary()

describe('agree', () => {
  test('needs two analysts, and then says how far they agree', async () => {
    const article = await filled()
    const alone = await run('agree')
    expect([alone.code, alone.out]).toEqual([1, ''])
    expect(alone.err).toContain('no article that two analysts')

    const place = join(at.folder, 'out')
    await mkdir(place)
    await run('export', '--format', 'native', '--out', place)
    const [name = ''] = await readdir(place, { recursive: true }).then((names) => names.filter((one) => one.endsWith('.json')))
    expect((await run('import', '--own', '--analyst', 'Second', join(place, name))).code).toBe(0)

    const { code, out } = await run('agree', '--article', article)
    expect(code).toBe(0)
    expect(out).toMatch(/strict F1 .*overlap F1/)
    expect(out).toMatch(/Ana \/ Second/)
    const [json] = jsonLines((await run('agree', '--json')).out)
    expect(json).toMatchObject({
      format: 'claimlight-agreement',
      article,
      clusters: 2,
      pairs: [{ spans: { strict: { value: 1, matched: 2 } } }],
    })
    expect(json).toMatchObject({ disagree: { found: [], span: [], tag: [] } })

    const files = await cli(['agree', '--json', join(place, name), join(place, name)])
    expect(files.code).toBe(0)
    expect(jsonLines(files.out)).toMatchObject([{ clusters: 2, pairs: [{ spans: { boundary: { value: 1 } } }] }])
  })

  test('says what it was called wrongly with', async () => {
    expect((await cli(['agree'])).code).toBe(2)
    const nonsense = await cli(['agree', await fileWith('a.json', '{"format":"other"}'), await fileWith('b.json', '[')])
    expect(nonsense).toMatchObject({ code: 1, out: '' })
  })
})
