import { type ClaimKind, type Origin, type Tag, TAGS } from '../../model/claim'
import type { Evidence } from '../../model/evidence'
import type { Link } from '../../model/link'
import { string } from '../decode'
import type { DraftAnchor, DraftClaim } from '../draft'
import { claimKindField, ID_PATTERN, idField, linkKindField, originField, sourceKindField, stanceField } from '../fields'
import { fingerprint } from '../fingerprint'
import { field, iri, list, type Node, nodes, text } from './loose'
import { readSegment } from './read-selectors'
import { idInIri } from './terms'

/** An annotation that links two claims, as this project writes them; null for any other. */
export function readLink(node: Node, where: string): Link | null {
  if (!Object.hasOwn(node, 'claimlight:link')) return null
  const bodies = nodes(node['body'])
  return {
    id: claimId(iri(node)),
    kind: linkKindField(node['claimlight:link'], `${where}/claimlight:link`),
    from: claimId(iri(list(node['target'])[0])),
    to: claimId(iri(bodies.find((body) => body['purpose'] === 'linking')?.['source'])),
    reason: text(bodies.find((body) => body['purpose'] === 'commenting')?.['value']),
  }
}

/** A claim from any annotation that marks text; null for one that does not. `file` is the name it came in. */
export function readClaim(node: Node, where: string, { file, at }: { readonly file: string; readonly at: string }): DraftClaim | null {
  const content = segments(nodes(node['target']))
  if (content.length === 0) return null
  const read = readBodies(list(node['body'] ?? bodyValue(node)), where)
  const foreign: Origin = { kind: 'import', format: 'w3c', file, lines: read.lines }
  const created = text(node['created'])
  return {
    id: claimId(iri(node) || JSON.stringify(node)),
    kind: read.kind ?? (read.source.length + read.cue.length > 0 ? 'attribution' : 'own-voice'),
    content,
    source: read.source,
    cue: read.cue,
    sourceName: read.sourceName,
    sourceKind: field(node, 'claimlight:sourceKind', sourceKindField, read.source.length > 0 ? 'named' : 'none', where),
    nestedIn: Object.hasOwn(node, 'claimlight:nestedIn') ? claimId(iri(node['claimlight:nestedIn'])) : null,
    tag: read.tag,
    note: read.notes.join('\n\n'),
    evidence: read.evidence,
    origin: field(node, 'claimlight:origin', originField, foreign, where),
    createdAt: created === '' ? field(node, 'claimlight:created', string, at, where) : created,
  }
}

interface Bodies {
  readonly source: DraftAnchor[]
  readonly cue: DraftAnchor[]
  readonly notes: string[]
  readonly evidence: Evidence[]
  /** Bodies that say something there is no place for, as JSON. */
  readonly lines: string[]
  kind: ClaimKind | null
  tag: Tag | null
  sourceName: string
}

function readBodies(bodies: readonly unknown[], where: string): Bodies {
  const read: Bodies = { source: [], cue: [], notes: [], evidence: [], lines: [], kind: null, tag: null, sourceName: '' }
  for (const [i, body] of bodies.entries()) {
    const [node] = nodes(body)
    if (!node || !readBody(node, read, `${where}/body/${i}`)) read.lines.push(JSON.stringify(body))
  }
  return read
}

/** False where the body says nothing that a claim has a place for. */
function readBody(body: Node, read: Bodies, where: string): boolean {
  const part = body['claimlight:part']
  if (part === 'kind') {
    read.kind = claimKindField(body['value'], `${where}/value`)
    return true
  }
  if (part === 'source' || part === 'cue') {
    read[part].push(...segments([body]))
    return true
  }
  if (Object.hasOwn(body, 'claimlight:evidence')) {
    read.evidence.push(readEvidence(body, where))
    return true
  }
  if (typeof body['value'] !== 'string') return false
  const { value } = body
  const purposes = list(body['purpose'])
  const tag = TAGS.find((known) => known === value)
  if (tag && read.tag === null && (purposes.includes('classifying') || purposes.includes('tagging'))) {
    read.tag = tag
    return true
  }
  if (purposes.includes('identifying') && read.sourceName === '') {
    read.sourceName = value
    return true
  }
  if (purposes.length === 0 || purposes.includes('commenting')) {
    read.notes.push(value)
    return true
  }
  return false
}

function readEvidence(body: Node, where: string): Evidence {
  return {
    id: idField(body['claimlight:evidence'], `${where}/claimlight:evidence`),
    url: field(body, 'claimlight:url', string, iri(body['source']), where),
    excerpt: field(body, 'claimlight:excerpt', string, text(body['value']), where),
    stance: stanceField(body['claimlight:stance'], `${where}/claimlight:stance`),
    retrieved: field(body, 'claimlight:retrieved', string, '', where),
  }
}

function segments(resources: readonly Node[]): readonly DraftAnchor[] {
  return resources.flatMap((resource) => readSegment(resource) ?? [])
}

/** The short form that the model allows for one textual body (section 3.2.5). */
function bodyValue(node: Node): Node | undefined {
  return typeof node['bodyValue'] === 'string' ? { value: node['bodyValue'] } : undefined
}

/** Ours as it was; another's as it is where it can be an id, else a fingerprint of it, the same each time. */
function claimId(address: string): string {
  return idInIri(address) ?? (ID_PATTERN.test(address) ? address : `w3c.${fingerprint(address)}`)
}
