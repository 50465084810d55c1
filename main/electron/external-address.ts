/** What may be handed to the system, after a question. `file:` and every scheme that starts a program are not among them. */
const EXTERNAL_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/** The address in the form that is both shown and opened (host names in ASCII, so that look-alike letters show), or null. */
export function externalAddress(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return EXTERNAL_SCHEMES.has(url.protocol) ? url.href : null
}
