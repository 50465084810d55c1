/** @jest-environment jsdom */
import { existsSync, readFileSync } from 'node:fs'
import { createTextAnnotatorState, W3CTextFormat, type W3CTextAnnotation } from '@recogito/text-annotator'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { describeSpans } from '#annotations/anchor/describe'
import type { Bundle } from '#annotations/formats/bundle'
import { exportBundles } from '#annotations/formats/export-bundles'
import { sha256 } from '#annotations/formats/sha256'
import type { Claim } from '#annotations/model/claim'
import { createOffsetTable } from '#annotations/text/offset-table'
import { importAll, OPTIONS } from './round-trip'
import { sampleBundle } from './sample-bundle'

/**
 * Recogito places an annotation by its TextPositionSelector alone, and counts it in UTF-16 code units of the page's text; the quote it keeps
 * and does not look for. That is the specification's number of code points as long as no astral character stands before the claim. Where one
 * does, its quotes still tell: they are read right, and what they are is not what stands at the offsets.
 */
const SOURCE = 'https://courier.example/harbour'

beforeAll(() => {
  // Its index of places on the screen, which jsdom does not lay out.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  Range.prototype.getBoundingClientRect = () => new DOMRect()
})

/** What Recogito makes of annotations on a page that holds the text: for each, the quotes it read and the text it would highlight. */
function inRecogito(text: string, annotations: readonly W3CTextAnnotation[]) {
  const container = document.createElement('div')
  container.append(text)
  document.body.replaceChildren(container)
  const adapter = W3CTextFormat(SOURCE, container)
  const { store } = createTextAnnotatorState(container, {})
  return annotations.map((annotation) => {
    const { parsed, error } = adapter.parse(annotation)
    if (!parsed) throw error ?? new Error('not parsed')
    store.addAnnotation(parsed)
    const kept = store.getAnnotation(parsed.id)
    if (!kept) throw new Error(`${parsed.id} is not in its store`)
    return {
      bodies: kept.bodies,
      quotes: kept.target.selector.map(({ quote }) => quote),
      found: kept.target.selector.map(({ range }) => range.toString()),
      written: adapter.serialize(kept),
    }
  })
}

function exported(bundle: Bundle): readonly W3CTextAnnotation[] {
  const file = JSON.parse(exportBundles('w3c', [bundle], OPTIONS).files[0]?.text ?? '')
  return file.first.items.filter(({ motivation }: { motivation: string }) => motivation !== 'linking')
}

const quotesOf = ({ set }: Bundle) => set.claims.map(({ content }) => content.map(({ exact }) => exact))

/** The sample on its text with every astral character replaced. */
function withoutAstral({ article, text, set }: Bundle): Bundle {
  const flat = text.replace(/[\u{10000}-\u{10FFFF}]/gu, '\u00A0\u00A0')
  const hash = sha256(flat)
  const again = (anchors: Claim['content']) => describeSpans(flat, anchors)
  const claims = set.claims.map((claim) => ({
    ...claim,
    content: again(claim.content),
    source: again(claim.source),
    cue: again(claim.cue),
  }))
  const revisions = article.revisions.map((revision) => ({ ...revision, sha256: hash }))
  return {
    text: flat,
    article: { ...article, id: hash.slice(0, 16), revisions },
    set: { ...set, articleId: hash.slice(0, 16), revision: hash, claims },
  }
}

/** What a program that counts UTF-16 has to do with our file, or any other that keeps to the specification. */
function inUtf16(text: string, annotation: W3CTextAnnotation): W3CTextAnnotation {
  const table = createOffsetTable(text)
  const converted: W3CTextAnnotation = JSON.parse(JSON.stringify(annotation))
  for (const selector of [converted.target].flat().flatMap((target) => target.selector)) {
    if (selector.type !== 'TextPositionSelector') continue
    selector.start = table.toUtf16('code-points', selector.start) ?? -1
    selector.end = table.toUtf16('code-points', selector.end) ?? -1
  }
  return converted
}

describe('@recogito/text-annotator', () => {
  test('reads the export and highlights every part, discontinuous ones too, where no astral character comes before', () => {
    const bundle = withoutAstral(sampleBundle)
    const read = inRecogito(bundle.text, exported(bundle))
    expect(read.map(({ quotes }) => quotes)).toEqual(quotesOf(bundle))
    expect(read.map(({ found }) => found)).toEqual(quotesOf(bundle))
  })

  test('after an emoji it reads every quote, is off by the astral characters before, and is right once offsets are turned into its unit', () => {
    const { text } = sampleBundle
    const annotations = exported(sampleBundle)
    const read = inRecogito(text, annotations)
    expect(read.map(({ quotes }) => quotes)).toEqual(quotesOf(sampleBundle))
    const before = (offset: number): number => offset - Array.from(text.slice(0, offset)).length
    expect(read.map(({ found }) => found)).toEqual(
      sampleBundle.set.claims.map(({ content }) => content.map(({ start, end }) => text.slice(start - before(start), end - before(end)))),
    )
    expect(read[0]?.found).not.toEqual(read[0]?.quotes)
    const converted = annotations.map((annotation) => inUtf16(text, annotation))
    expect(inRecogito(text, converted).map(({ found }) => found)).toEqual(quotesOf(sampleBundle))
  })

  test('what it writes comes back: its unit is found, every claim is in its place', () => {
    const { text } = sampleBundle
    const written = inRecogito(
      text,
      exported(sampleBundle).map((annotation) => inUtf16(text, annotation)),
    ).map((read) => read.written)
    const [imported] = importAll([{ path: 'recogito.json', text: JSON.stringify(written) }], [sampleBundle])
    // Sources and cues are bodies, whose offsets Recogito hands on unread: they are found by their quotes.
    expect(imported?.sets).toMatchObject([{ unit: 'utf-16', unitStated: false, moved: 2, unplaced: [] }])
    const back = imported?.sets[0]?.bundle.set.claims ?? []
    const spansOf = ({ content, source, cue }: Claim) => ({ content, source, cue })
    expect(back.map(spansOf)).toEqual(sampleBundle.set.claims.map(spansOf))
    expect(back.map(({ tag, note }) => [tag, note])).toEqual(sampleBundle.set.claims.map(({ tag, note }) => [tag, note]))
  })
})

const OWN = '../shared/corpora/recogito/packages/text-annotator/test'
const maybe = existsSync(OWN) ? describe : describe.skip
maybe('annotations made in Recogito (skipped without ../shared/corpora/recogito)', () => {
  test('all of them are put where their quotes stand, though their offsets were counted on a page with other blanks', () => {
    const page = new DOMParser().parseFromString(readFileSync(`${OWN}/index.html`, 'utf8'), 'text/html')
    const words = (page.getElementById('content')?.textContent ?? '').replace(/\s+/g, ' ')
    // The page has its text three times over; an article has it once.
    const text = words.slice(0, words.indexOf('So now all who escaped', words.indexOf('So now all who escaped') + 1))
    const file = readFileSync(`${OWN}/annotations.w3c.json`, 'utf8')
    const [imported] = importAll([{ path: 'annotations.w3c.json', text: file }], [{ ...sampleBundle, text }])
    const quotes = (JSON.parse(file) as readonly W3CTextAnnotation[]).map(({ target }) =>
      [target].flat().flatMap(({ selector }) => [selector].flat().flatMap((each) => ('exact' in each ? [each.exact] : []))),
    )
    const placed = imported?.sets.flatMap(({ bundle }) => bundle.set.claims.map(({ content }) => content)) ?? []
    expect(placed.map((content) => content.map(({ exact }) => exact)).sort()).toEqual([...quotes].sort())
    for (const { start, end, exact } of placed.flat()) expect(text.slice(start, end)).toBe(exact)
  })
})
