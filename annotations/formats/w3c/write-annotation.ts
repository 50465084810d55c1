import type { Anchor } from '../../anchor/anchor'
import type { Claim } from '../../model/claim'
import type { Evidence } from '../../model/evidence'
import type { Link } from '../../model/link'
import type { OffsetTable } from '../../text/offset-table'
import { claimIri, isDateTime, isWebAddress, linkIri, stateIri } from './terms'

/** What all annotations of one set share. */
export interface AnnotationFrame {
  readonly table: OffsetTable
  readonly articleId: string
  readonly revision: string
  readonly source: string
  readonly analyst: string
}

/** One claim as an Annotation: its content parts are the targets, everything said about it the bodies. */
export function writeClaim(claim: Claim, frame: AnnotationFrame): object {
  const { tag, note, sourceName } = claim
  const body = [
    // There is always one body: the model wants it (section 3.1), and Recogito breaks off without.
    { ...textual('describing', claim.kind), 'claimlight:part': 'kind' },
    ...(tag === null ? [] : [textual('classifying', tag)]),
    ...(note === '' ? [] : [textual('commenting', note)]),
    ...(sourceName === '' ? [] : [textual('identifying', sourceName)]),
    ...claim.source.map((anchor) => ({ ...segment(anchor, frame), purpose: 'identifying', 'claimlight:part': 'source' })),
    ...claim.cue.map((anchor) => ({ ...segment(anchor, frame), purpose: 'describing', 'claimlight:part': 'cue' })),
    ...claim.evidence.map(writeEvidence),
  ]
  const targets = claim.content.map((anchor) => segment(anchor, frame))
  return {
    id: claimIri(frame.articleId, claim.id),
    type: 'Annotation',
    motivation: tag === null ? 'highlighting' : 'classifying',
    creator: creator(frame.analyst),
    ...(isDateTime(claim.createdAt) ? { created: claim.createdAt } : {}),
    body,
    target: targets.length === 1 ? targets[0] : targets,
    'claimlight:sourceKind': claim.sourceKind,
    ...(claim.nestedIn === null ? {} : { 'claimlight:nestedIn': claimIri(frame.articleId, claim.nestedIn) }),
    'claimlight:origin': claim.origin,
    ...(isDateTime(claim.createdAt) ? {} : { 'claimlight:created': claim.createdAt }),
  }
}

/** A relation between two claims: an annotation on the one that links to the other. */
export function writeLink(link: Link, { articleId, analyst }: AnnotationFrame): object {
  return {
    id: linkIri(articleId, link.id),
    type: 'Annotation',
    motivation: 'linking',
    creator: creator(analyst),
    body: [
      { type: 'SpecificResource', source: claimIri(articleId, link.to), purpose: 'linking' },
      ...(link.reason === '' ? [] : [textual('commenting', link.reason)]),
    ],
    target: claimIri(articleId, link.from),
    'claimlight:link': link.kind,
  }
}

export const creator = (analyst: string): object => ({ type: 'Person', name: analyst })

function segment({ start, end, exact, prefix, suffix }: Anchor, { table, source, revision }: AnnotationFrame): object {
  return {
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextPositionSelector', start: codePoint(table, start), end: codePoint(table, end) },
      { type: 'TextQuoteSelector', exact, prefix, suffix },
    ],
    state: { id: stateIri(revision), type: 'claimlight:TextState', 'claimlight:sha256': revision },
  }
}

function codePoint(table: OffsetTable, offset: number): number {
  return table.fromUtf16('code-points', offset) ?? outside(offset)
}

function outside(offset: number): never {
  throw new RangeError(`offset ${offset} is not a character’s boundary of the text`)
}

/** A page that can be linked to is linked to; what is only on paper, or no address, is a text. */
function writeEvidence({ id, url, excerpt, stance, retrieved }: Evidence): object {
  const about = { 'claimlight:evidence': id, 'claimlight:stance': stance, 'claimlight:retrieved': retrieved }
  return isWebAddress(url)
    ? { type: 'SpecificResource', source: url, purpose: 'linking', ...about, 'claimlight:excerpt': excerpt }
    : { ...textual('assessing', excerpt), ...about, 'claimlight:url': url }
}

function textual(purpose: string, value: string): object {
  return { type: 'TextualBody', purpose, format: 'text/plain', value }
}
