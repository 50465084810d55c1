/** How much a package sent for review shows: everything; everything with names hidden; the texts alone. */
export const REQUEST_KINDS = ['open', 'masked', 'blind'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** `return`: what the sender of it has made, on its way back. */
export const PACKAGE_KINDS = [...REQUEST_KINDS, 'return'] as const
export type PackageKind = (typeof PACKAGE_KINDS)[number]
