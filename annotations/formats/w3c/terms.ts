/** The Web Annotation context, and beside it the few terms that the model has no word for, under the project's own namespace. */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
export const W3C_VERSION = 1

export const CONTEXT = [
  ANNO_CONTEXT,
  {
    claimlight: 'urn:x-claimlight:terms:',
    'claimlight:nestedIn': { '@type': '@id' },
    'claimlight:origin': { '@type': '@json' },
    'claimlight:metadata': { '@type': '@json' },
  },
] as const

const PREFIX = 'urn:x-claimlight:'

export const articleIri = (articleId: string): string => `${PREFIX}article:${articleId}`
export const claimIri = (articleId: string, id: string): string => `${PREFIX}claim:${articleId}:${id}`
export const linkIri = (articleId: string, id: string): string => `${PREFIX}link:${articleId}:${id}`
export const setIri = (articleId: string, revision: string, analyst: string): string =>
  `${PREFIX}set:${articleId}:${revision}:${encodeURIComponent(analyst)}`

/** The id at the end of a claim's or link's address as this project writes it, or null. */
export function idInIri(iri: string): string | null {
  return /^urn:x-claimlight:(?:claim|link):[0-9a-f]{16}:([A-Za-z0-9._:-]{1,128})$/.exec(iri)?.[1] ?? null
}

/** A text named by its hash (RFC 6920, section 7: the form for humans, which is hexadecimal). */
export const stateIri = (revision: string): string => `nih:sha-256;${revision}`

/** An address that can stand as an IRI as it is; an analyst may type anything. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>"{}|\\^`\p{Cc}]+$/iu.test(url)
}

/** RFC 3339, as xsd:dateTime with a time zone needs it. */
export function isDateTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value)
}
