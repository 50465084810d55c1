/** Embeddings, overrides and isolates (UAX 9, 2.1 to 2.5): what makes text read in another order than it is stored in. */
const DIRECTIONAL_FORMATTING = /[\u202a-\u202e\u2066-\u2069]/gu

/**
 * Words of an article for a place that shows no signs for hidden characters: without those that could make them read as something else.
 * Only for showing: what is stored and exported keeps every character.
 */
export function inStoredOrder(words: string): string {
  return words.replaceAll(DIRECTIONAL_FORMATTING, '')
}
