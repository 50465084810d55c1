import type { Claim } from '#annotations/model/claim'
import type { ClaimField } from '#annotations/merge/merge-claim'
import type { PackageLook, PackageSet } from '#shared/contract/package-methods'
import { message } from '#shared/messages/message'

export type Side = 'mine' | 'theirs'

/** One claim that was changed here and in the package. */
export interface ShownConflict {
  readonly key: string
  readonly of: Pick<PackageSet, 'articleId' | 'analyst' | 'set'>
  readonly claim: string
  readonly title: string
  /** The claim's words, as one of the versions has them. */
  readonly quote: string
  readonly rows: readonly { readonly field: string; readonly mine: string; readonly theirs: string }[]
}

export function conflictsOf({ articles, sets }: PackageLook): readonly ShownConflict[] {
  return sets.flatMap(({ articleId, analyst, set, conflicts }) =>
    conflicts.map(({ id, base, mine, theirs, fields }) => ({
      key: JSON.stringify([articleId, analyst, set, id]),
      of: { articleId, analyst, set },
      claim: id,
      title: articles.find((article) => article.id === articleId)?.title ?? '',
      quote: quoteOf(mine ?? theirs ?? base),
      rows:
        mine && theirs
          ? fields.map((field) => ({ field: message(`package.field.${field}`), mine: words(mine, field), theirs: words(theirs, field) }))
          : [{ field: message('package.field.claim'), mine: presence(mine), theirs: presence(theirs) }],
    })),
  )
}

const quoteOf = (claim: Claim | null): string => claim?.content.map(({ exact }) => exact).join(' … ') ?? ''
const presence = (claim: Claim | null): string => message(claim ? 'package.value.kept' : 'package.value.removed')
const orNone = (text: string): string => text || message('package.value.none')

function words(claim: Claim, field: ClaimField): string {
  switch (field) {
    case 'tag':
      return message(`tag.${claim.tag ?? 'none'}`)
    case 'spans':
      return [claim.content, claim.source, claim.cue]
        .map((anchors) => anchors.map(({ exact }) => exact).join(' … '))
        .filter((part) => part !== '')
        .join(' / ')
    case 'source':
      return orNone([claim.sourceName, message(`source.${claim.sourceKind}`)].filter((part) => part !== '').join(', '))
    case 'note':
      return orNone(claim.note)
    case 'evidence':
      return orNone(claim.evidence.map(({ url, excerpt }) => url || excerpt).join(', '))
    case 'nesting':
      return message(claim.nestedIn === null ? 'package.value.none' : 'package.value.yes')
    default:
      return claim.origin.kind
  }
}
