import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { parseBrat } from '#annotations/formats/brat/brat-document'
import { escapeNote, unescapeNote } from '#annotations/formats/brat/escape-note'
import type { Bundle, TextFile } from '#annotations/formats/bundle'
import { exportBundles } from '#annotations/formats/export-bundles'
import { importFiles } from '#annotations/formats/import-files'
import { golden } from './golden'
import { awkwardText, knownOf, randomBundle } from './random-bundle'
import { AT, importAll, OPTIONS, roundTrip } from './round-trip'
import { sampleBundle } from './sample-bundle'

/** Python, in which brat is written, ends a line at each of these. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const LINE_END = /[\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/g

/** A pair of files as somebody else made them. */
const pair = (text: string, ann: string, name = 'doc'): readonly TextFile[] => [
  { path: `${name}.txt`, text },
  { path: `${name}.ann`, text: ann },
]
const only = (files: readonly TextFile[], known: readonly Bundle[] = []) => {
  const [imported] = importAll(files, known)
  const [set] = imported?.sets ?? []
  if (!imported || !set) throw new Error('no set')
  return { ...set, losses: imported.losses, set: set.bundle.set }
}
const annOf = (files: readonly TextFile[]): string => files.find(({ path }) => path.endsWith('.ann'))?.text ?? ''
const foreignLines = (ann: string): readonly string[] =>
  ann
    .split('\n')
    .filter((line) => line !== '' && !line.includes('\tClaimlightFile '))
    .sort()

describe('brat standoff', () => {
  test('export then import is identity but for what the report counts', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        // Without a note that says otherwise, a byte-order mark is brat's and not the article's.
        fc.pre(bundle.set.claims.length > 0 || !bundle.text.startsWith('\uFEFF'))
        const { exported, imported, back } = roundTrip('brat', bundle)
        const { claims, rejected } = bundle.set
        const lost = new Map(exported.losses.map(({ what, count }) => [what, count]))
        expect(lost.get('rejections') ?? 0).toBe(rejected.length)
        expect(lost.get('empty-sets') ?? 0).toBe(claims.length === 0 ? 1 : 0)
        const analyst = claims.length === 0 ? 'Importer' : bundle.set.analyst
        expect(back).toEqual({ ...bundle, set: { ...bundle.set, analyst, rejected: [] } })
        expect(imported.losses).toEqual([])
        expect(imported.sets[0]).toMatchObject({ unit: 'code-points', unitStated: true, moved: 0, unplaced: [] })
      }),
      { numRuns: 200 },
    )
  })

  test('without the library’s text it brings its own, and everything but where that came from', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        fc.pre(bundle.set.claims.length > 0)
        const { back, imported } = roundTrip('brat', bundle, { known: [] })
        expect(back).toMatchObject({ text: bundle.text, article: { id: bundle.article.id, metadata: bundle.article.metadata } })
        expect(back?.set).toEqual({ ...bundle.set, rejected: [] })
        expect(imported.sets[0]?.bringsText).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('every line is one that brat reads, and covers in code points what it says', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        const ann = annOf(exportBundles('brat', [bundle], OPTIONS).files)
        const points = Array.from(bundle.text)
        expect(ann.replaceAll('\n', '')).not.toMatch(LINE_END)
        for (const { fragments, words } of parseBrat(ann).texts) {
          const flat = fragments.map(({ start, end }) => points.slice(start, end).join('').replace(LINE_END, ' '))
          expect(words).toBe(flat.join(' '))
        }
      }),
    )
  })

  test('notes are escaped onto one line and back', () => {
    fc.assert(
      fc.property(fc.oneof(awkwardText, fc.string({ unit: 'binary' })), (note) => {
        expect(unescapeNote(escapeNote(note))).toBe(note)
        expect(escapeNote(note)).not.toMatch(LINE_END)
        expect(escapeNote(note)).not.toMatch(/[\t\0]/)
      }),
    )
  })

  test('the golden files of version 1 are still what is written, and still read', () => {
    const { files } = exportBundles('brat', [sampleBundle], OPTIONS)
    const old = golden('sample.ann', annOf(files))
    expect(annOf(files)).toBe(old)
    expect(files.find(({ path }) => path === 'annotation.conf')?.text).toBe(golden('annotation.conf', files.at(-1)?.text ?? ''))
    expect(only(pair(sampleBundle.text, old), [sampleBundle]).bundle).toEqual({
      ...sampleBundle,
      set: { ...sampleBundle.set, rejected: [] },
    })
  })
})

describe('annotations that somebody else made in brat', () => {
  const text = 'Rain 🌧 fell on the old mill.\nThe mill stood, the miller said.\n'
  const ann = [
    'T1\tPlace 19 27\told mill',
    'T2\tPlace 33 37\tmill',
    'E1\tStanding:T3 Where:T2',
    'T3\tStanding 38 43\tstood',
    'A1\tCertain E1',
    'M1\tSure T1 yes',
    'R1\tSame Arg1:T1 Arg2:T2\t',
    '*\tEquiv T1 T2',
    'N1\tReference T1 Gazetteer:17\tOld Mill',
    '#1\tAnnotatorNotes R1\tboth are one',
    'T4\tSpeech 29 43;45 60\tThe mill stood the miller said',
    '',
  ].join('\n')

  test('become claims, and are written again line by line', () => {
    const read = only(pair(text, ann))
    expect(read).toMatchObject({ bringsText: true, unit: 'code-points', unitStated: true, unplaced: [], losses: [] })
    expect(read.set.claims.map(({ content }) => content.map(({ exact }) => exact))).toEqual([
      ['old mill'],
      ['The mill stood', 'the miller said'],
      ['mill'],
      ['stood'],
    ])
    const { files, losses } = exportBundles('brat', [read.bundle], OPTIONS)
    expect(foreignLines(annOf(files))).toEqual(foreignLines(ann))
    // Their own settings are theirs.
    expect(files.map(({ path }) => path).filter((path) => path.endsWith('.conf'))).toEqual([])
    expect(losses).toEqual([{ what: 'provenance', count: 1 }])
    expect(only(files).bundle.set).toEqual(read.set)
  })

  test('of any shape come out as they went in: fragments out of order, touching or overlapping, words left out, events round a circle', () => {
    const points = Array.from(text)
    const fragment = fc
      .tuple(fc.nat(points.length - 1), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => [start, Math.min(points.length, start + length)] as const)
    const bound = fc.tuple(fc.constantFrom('X', 'Claim', 'Y-z', '人'), fc.array(fragment, { minLength: 1, maxLength: 3 }), fc.boolean())
    const other = (texts: number) => {
      const id = fc.oneof(
        fc.nat(texts - 1).map((n) => `T${n + 1}`),
        fc.nat(3).map((n) => `E${n + 1}`),
        fc.nat(3).map((n) => `R${n + 1}`),
      )
      return fc.record({
        letter: fc.constantFrom('R', 'E', 'A', 'M', 'N', '#', '*'),
        first: id,
        second: id,
        words: fc.constantFrom('', 'yes', 'a  b', 'say \\n "so"'),
      })
    }
    const file = fc
      .array(bound, { minLength: 1, maxLength: 5 })
      .chain((texts) => fc.tuple(fc.constant(texts), fc.array(other(texts.length), { maxLength: 8 })))
    fc.assert(
      fc.property(file, ([texts, others]) => {
        const lines = [
          ...texts.map(([type, fragments, hasWords], i) => {
            const offsets = fragments.map(([start, end]) => `${start} ${end}`).join(';')
            const words = fragments.map(([start, end]) => points.slice(start, end).join('').replaceAll('\n', ' ')).join(' ')
            return `T${i + 1}\t${type} ${offsets}${hasWords ? `\t${words}` : ''}`
          }),
          ...others.map(({ letter, first, second, words }, i) => {
            const id = letter === '*' ? '*' : `${letter}${i + 1}`
            if (letter === 'R') return `${id}\tsupports Arg1:${first} Arg2:${second}`
            if (letter === 'E') return `${id}\tTag:${first} Theme:${second}`
            if (letter === '*') return `*\tEquiv ${first} ${second}`
            return `${id}\tTag ${first}${letter === 'A' || letter === 'M' ? ' contested' : `\t${words}`}`
          }),
        ]
        const read = only(pair(text, lines.join('\n')))
        expect(read.unplaced).toEqual([])
        const { files, losses } = exportBundles('brat', [read.bundle], OPTIONS)
        const lost = [...read.losses, ...losses].filter(({ what }) => what === 'foreign-lines').reduce((sum, { count }) => sum + count, 0)
        const written = foreignLines(annOf(files)).filter((line) => lines.includes(line))
        expect(written.length + lost).toBe(lines.length)
        // What hangs on nothing is all that may be missing.
        if (others.every(({ first, second }) => first.startsWith('T') && second.startsWith('T'))) expect(lost).toBe(0)
        expect(only(files).bundle.set).toEqual(read.set)
      }),
      { numRuns: 300 },
    )
  })

  test('keep their lines beside what is added here', () => {
    const { bundle } = only(pair(text, ann))
    const [mill, speech] = bundle.set.claims
    if (!mill || !speech) throw new Error('claims')
    const claims = bundle.set.claims.map((claim) => (claim === speech ? { ...claim, tag: 'attributed' as const, note: 'check' } : claim))
    const links = [{ id: 'l1', kind: 'supports' as const, from: speech.id, to: mill.id, reason: '' }]
    const edited: Bundle = { ...bundle, set: { ...bundle.set, claims, links } }
    const { files } = exportBundles('brat', [edited], OPTIONS)
    expect(foreignLines(annOf(files))).toEqual(expect.arrayContaining([...foreignLines(ann)]))
    expect(only(files).bundle.set).toEqual(edited.set)
    for (const format of ['native', 'jsonl', 'w3c', 'csv'] as const) expect(roundTrip(format, edited).back?.set).toEqual(edited.set)
  })

  test('lines about a claim that was deleted are left out and counted, with what hangs on them', () => {
    const { bundle } = only(pair(text, ann))
    const claims = bundle.set.claims.filter(({ content }) => content[0]?.exact !== 'mill')
    const { files, losses } = exportBundles('brat', [{ ...bundle, set: { ...bundle.set, claims } }], OPTIONS)
    // Equiv and R1 name T2, the note is on R1, E1 has T2 as an argument, A1 is about E1.
    expect(losses).toContainEqual({ what: 'foreign-lines', count: 5 })
    expect(foreignLines(annOf(files)).filter((line) => !line.includes('\tClaimlight ') && /\bT2\b/.test(line))).toEqual([])
    expect(only(files).bundle.set.claims).toEqual(claims)
  })

  test('the same ids from two files do not get mixed up', () => {
    const one = only(pair('a mill and a miller', 'T1\tX 2 6\tmill\nA1\tRed T1\n', 'one'))
    const two = only(pair('a mill and a miller', 'T1\tY 13 19\tmiller\nT2\tY 0 1\ta\nR1\tSame Arg1:T2 Arg2:T1\n', 'two'))
    const set = {
      ...one.set,
      claims: [...one.set.claims, ...two.set.claims].sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0)),
    }
    const { files, losses } = exportBundles('brat', [{ ...one.bundle, set }], OPTIONS)
    expect(losses).toContainEqual({ what: 'foreign-lines', count: 1 })
    expect(only(files).bundle.set.claims).toEqual(set.claims)
  })

  test.each([
    ['UTF-16', 20, 'utf-16'],
    ['UTF-8 bytes', 22, 'utf-8-bytes'],
  ] as const)('offsets in %s are noticed', (_, start, unit) => {
    const read = only(pair(text, `T1\tPlace ${start} ${start + 8}\told mill\n`))
    expect(read).toMatchObject({ unit, unitStated: false, moved: 0, unplaced: [] })
    expect(read.set.claims[0]?.content[0]).toMatchObject({ start: text.indexOf('old mill'), exact: 'old mill' })
  })

  test('a text with CR LF becomes one with LF, offsets and all', () => {
    const crlf = `\uFEFF${text.replaceAll('\n', '\r\n')}`
    const moved = ann.replace('T2\tPlace 33 37', 'T2\tPlace 35 39').replace('T1\tPlace 19 27', 'T1\tPlace 20 28')
    const read = only(pair(crlf, moved.replaceAll('\n', '\r\n').replace('38 43', '40 45').replace('29 43;45 60', '31 45;47 62')))
    expect(read.bundle.text).toBe(text)
    expect(read).toMatchObject({ unit: 'code-points', moved: 0, unplaced: [], losses: [{ what: 'line-ends', count: 1 }] })
    expect(read.set.claims.map(({ content }) => content)).toEqual(only(pair(text, ann)).set.claims.map(({ content }) => content))
  })

  test('words that are not at their offsets are moved or left out, never guessed', () => {
    const read = only(pair(text, 'T1\tPlace 0 8\told mill\nT2\tPlace 0 4\tmill\nT3\tPlace 0 4\tcity\n'))
    expect(read.moved).toBe(1)
    expect(read.set.claims.map(({ content }) => content[0]?.start)).toEqual([text.indexOf('old mill')])
    expect(read.unplaced.map(({ quote, why }) => [quote, why])).toEqual([
      ['mill', 'quote-ambiguous'],
      ['city', 'quote-not-found'],
    ])
  })

  test('a .ann alone finds its text in the library; a span over a line end keeps it', () => {
    const { bundle } = only(pair(text, 'T1\tAcross 23 37\tmill. The mill\n'))
    expect(bundle.set.claims[0]?.content.map(({ exact }) => exact)).toEqual(['mill.\nThe mill'])
    const alone = importFiles([{ path: 'x.ann', text: 'T1\tPlace 19 27\told mill\n' }], knownOf([bundle]), 'Ana', AT)
    expect(alone).toMatchObject([{ kind: 'imported', imported: { sets: [{ bringsText: false, unplaced: [] }] } }])
  })

  test('what one goes on to do in brat with our types is read', () => {
    const { files } = exportBundles('brat', [sampleBundle], OPTIONS)
    const more = `${annOf(files).replace('Tag T1 contested', 'Tag T1 unverified')}T91\tClaim 0 7\tHarbour\nT92\tCue 10 17\treopens\nR91\tCuedBy Arg1:T91 Arg2:T92\nR92\trepeats Arg1:T91 Arg2:T1\nA91\tOdd T91\n`
    const read = only(pair(sampleBundle.text, more), [sampleBundle])
    const [made] = read.set.claims
    expect(made).toMatchObject({
      kind: 'attribution',
      content: [{ exact: 'Harbour' }],
      cue: [{ exact: 'reopens' }],
      origin: { kind: 'import' },
    })
    expect(read.set.claims.find(({ id }) => id === 'c1')?.tag).toBe('unverified')
    expect(read.set.links).toHaveLength(2)
    expect(read.losses).toEqual([{ what: 'foreign-lines', count: 1 }])
  })

  test.each(['T1\tPlace 5 2\tx', 'T1 Place 0 1 x', 'X1\tPlace', 'T1\tA 0 1\tR\nT1\tA 0 1\tR'])('%j is refused, with its line', (broken) => {
    expect(importFiles(pair(text, broken), [], 'Ana', AT)).toMatchObject([
      { kind: 'failed', why: { kind: 'broken-file', where: expect.stringMatching(/^line \d/) } },
    ])
  })
})
