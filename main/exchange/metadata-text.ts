const LONGEST = 500

/** One line of metadata: white space collapsed, cut where it is too long to be what it claims to be. */
export const metadataText = (raw: string | null | undefined): string => {
  const line = (raw ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\p{Surrogate}$/u, '')}…`
}

/** An address that may be shown and opened: http or https only, else empty. */
export const metadataUrl = (raw: string | null | undefined): string => {
  const text = (raw ?? '').trim()
  if (text === '' || text.length > 2048) return ''
  try {
    const url = new URL(text)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : ''
  } catch {
    return ''
  }
}

/** A BCP 47 tag, else empty. */
export const metadataLanguage = (raw: string | null | undefined): string => {
  try {
    return Intl.getCanonicalLocales((raw ?? '').trim().replaceAll('_', '-'))[0] ?? ''
  } catch {
    return ''
  }
}

/** A byline without the "By" that introduces it. */
export const metadataAuthor = (raw: string | null | undefined): string => metadataText(raw).replace(/^by:?\s+/i, '')
