export const LINK_KINDS = ['contradicts', 'supports', 'repeats', 'updates'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** A relation between two claims of one annotation set, read from left to right: `from` contradicts `to`. */
export interface Link {
  readonly id: string
  readonly kind: LinkKind
  readonly from: string
  readonly to: string
  readonly reason: string
}
