import { type Chunk, textPositionSelectorMatcher, textQuoteSelectorMatcher } from '@apache-annotator/selector'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Bundle } from '#annotations/formats/bundle'
import { exportBundles } from '#annotations/formats/export-bundles'
import { randomBundle } from './random-bundle'
import { OPTIONS } from './round-trip'
import { sampleBundle } from './sample-bundle'

/** A text in one piece, as the library wants it. */
function chunkerOf(data: string) {
  const currentChunk: Chunk<string> = { data }
  return { currentChunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false }
}

async function matches(matcher: ReturnType<typeof textPositionSelectorMatcher>, text: string) {
  const found: { start: number; end: number }[] = []
  for await (const { startIndex, endIndex } of matcher(chunkerOf(text))) found.push({ start: startIndex, end: endIndex })
  return found
}

/** Every selector pair of the export with the span that it was made from. */
function segmentsOf({ set, ...rest }: Bundle) {
  const file = JSON.parse(exportBundles('w3c', [{ set, ...rest }], OPTIONS).files[0]?.text ?? '')
  return set.claims.flatMap((claim, i) => {
    const item = file.first.items[i]
    const bodies = [item.body ?? []]
      .flat()
      .filter((body: Record<string, unknown>) => body['claimlight:part'] !== 'kind' && 'claimlight:part' in body)
    const resources = [...[item.target].flat(), ...bodies]
    return [...claim.content, ...claim.source, ...claim.cue].map((anchor, part) => ({ anchor, selector: resources[part].selector }))
  })
}

describe('@apache-annotator/selector', () => {
  async function check(bundle: Bundle): Promise<void> {
    for (const { anchor, selector } of segmentsOf(bundle)) {
      const [position, quote] = selector
      const span = { start: anchor.start, end: anchor.end }
      // It counts code points, and hands back code units.
      expect(await matches(textPositionSelectorMatcher(position), bundle.text)).toEqual([span])
      // Prefix and suffix need not make a quote unique in a text that repeats itself, but the right place must be among its matches.
      const byQuote = await matches(textQuoteSelectorMatcher(quote), bundle.text)
      expect(byQuote).toContainEqual(span)
    }
  }

  test('finds every part of the sample by position and, in one place only, by quote', async () => {
    await check(sampleBundle)
    for (const { anchor, selector } of segmentsOf(sampleBundle)) {
      expect(await matches(textQuoteSelectorMatcher(selector[1]), sampleBundle.text)).toEqual([{ start: anchor.start, end: anchor.end }])
    }
  })

  test('finds every part of any set on any text', async () => {
    await fc.assert(fc.asyncProperty(randomBundle, check), { numRuns: 60 })
  })
})
