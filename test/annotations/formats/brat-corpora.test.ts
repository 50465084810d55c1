import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { type BratDocument, parseBrat } from '#annotations/formats/brat/brat-document'
import { exportBundles } from '#annotations/formats/export-bundles'
import { importFiles } from '#annotations/formats/import-files'
import { AT, importAll, OPTIONS } from './round-trip'

const ROOTS = ['../shared/corpora/brat', '../shared/corpora/inception/inception/inception-io-brat/src/test/resources/corpora']
const present = ROOTS.filter((root) => existsSync(root))
const maybe = present.length > 0 ? describe : describe.skip

const filesBelow = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`)

/**
 * Two files are equal where they say the same: the same lines, each read the same way, in any order. Beside them only the one note on the file that
 * every export adds, to say the unit and what the offsets refer to.
 */
function meaning(document: BratDocument): ReadonlyMap<string, unknown> {
  return new Map(
    [...document.texts, ...document.others].filter(({ type }) => type !== 'ClaimlightFile').map((item) => [item.line, item] as const),
  )
}

maybe('corpora that others made in brat (skipped without ../shared/corpora/brat)', () => {
  const anns = present.flatMap(filesBelow).filter((path) => path.endsWith('.ann'))

  test('there are many of them, of every kind of line', () => {
    const letters = new Set(anns.flatMap((path) => parseBrat(readFileSync(path, 'utf8')).others.map(({ id }) => id.charAt(0))))
    expect([...letters].sort()).toEqual(['#', '*', 'A', 'E', 'M', 'R'])
    expect(anns.length).toBeGreaterThan(50)
  })

  test.each(anns)('%s', (path) => {
    const ann = readFileSync(path, 'utf8')
    const text = readFileSync(path.replace(/\.ann$/, '.txt'), 'utf8')
    const name =
      path
        .split('/')
        .at(-1)
        ?.replace(/\.ann$/, '') ?? ''
    const [imported] = importAll(
      [
        { path: `${name}.txt`, text },
        { path: `${name}.ann`, text: ann },
      ],
      [],
    )
    const original = parseBrat(ann)
    expect(imported).toMatchObject({
      format: 'brat',
      losses: [],
      sets: [{ unit: 'code-points', unitStated: true, moved: 0, unplaced: [] }],
    })
    const bundle = imported?.sets[0]?.bundle
    if (!bundle) throw new Error('no set')
    expect(bundle.set.claims).toHaveLength(original.texts.length)

    const { files, losses } = exportBundles('brat', [bundle], OPTIONS)
    expect(losses.map(({ what }) => what).filter((what) => what !== 'provenance' && what !== 'empty-sets')).toEqual([])
    const written = new Map(files.map((file) => [file.path.split('.').at(-1), file.text]))
    expect(written.get('txt')).toBe(text)
    expect(meaning(parseBrat(written.get('ann') ?? ''))).toEqual(meaning(original))
    expect(importAll(files, [bundle])[0]?.sets[0]?.bundle.set).toEqual(bundle.set)
  })

  test('whole folders are imported with brat’s settings passed over and other files refused', () => {
    for (const root of present) {
      const files = filesBelow(root).filter((path) => /\.(ann|txt|conf)$/.test(path))
      const outcomes = importFiles(
        files.map((path) => ({ path, text: readFileSync(path, 'utf8') })),
        [],
        'Ana',
        AT,
      )
      expect(outcomes.filter(({ kind }) => kind === 'imported')).toHaveLength(files.filter((path) => path.endsWith('.ann')).length)
      expect(outcomes.filter(({ kind }) => kind === 'failed')).toEqual([])
    }
  })
})
