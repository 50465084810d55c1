import type { Link } from '../../model/link'
import { countLosses } from '../count-losses'
import { oneOf } from '../decode'
import type { DraftClaim, DraftSet, ParsedFile } from '../draft'
import { articleIdField, hashField } from '../fields'
import { OFFSET_UNITS, type OffsetUnit } from '../format'
import { versioned } from '../versioned'
import { field, hasType, iri, list, type Node, nodes, text } from './loose'
import { readClaim, readLink } from './read-annotation'
import { W3C_VERSION } from './terms'

export interface FileContext {
  readonly file: string
  readonly at: string
}

/** True for a collection, page, annotation, or list of annotations. */
export function isW3c(value: unknown): boolean {
  return nodes(value).some((node) => ['Annotation', 'AnnotationPage', 'AnnotationCollection'].some((type) => hasType(node, type)))
}

/**
 * Annotations by this project or any other that writes the model, Recogito's and Apache Annotator's among them. One set for each text and
 * creator named. Pages that are only linked to are not fetched.
 */
export function readW3c(value: unknown, context: FileContext): ParsedFile {
  const sets = new Map<string, OpenSet>()
  let foreign = 0
  for (const top of nodes(value)) {
    const frame = readFrame(top)
    // A set of ours without a claim is still a set.
    if (frame.own) open(sets, frame, '', '')
    for (const [i, node] of annotationsIn(top).entries()) {
      const where = `annotation ${i + 1}`
      const link = readLink(node, where)
      if (link) {
        open(sets, frame, '', '').links.push(link)
        continue
      }
      const claim = readClaim(node, where, context)
      if (claim) open(sets, frame, creatorOf(node), sourceOf(node), revisionOf(node)).claims.push(claim)
      else foreign++
    }
  }
  return { format: 'w3c', sets: [...sets.values()], losses: countLosses({ 'foreign-annotations': foreign }) }
}

interface OpenSet extends DraftSet {
  readonly claims: DraftClaim[]
  readonly links: Link[]
}

interface Frame {
  readonly own: boolean
  readonly analyst: string
  readonly articleId: string
  readonly revision: string
  /** The article's address as a collection of ours says it. */
  readonly url: string
  readonly unit: OffsetUnit
}

function readFrame(top: Node): Frame {
  const own = Object.hasOwn(top, 'claimlight:version')
  if (own) versioned(W3C_VERSION, () => null)({ version: top['claimlight:version'] }, '')
  return {
    own,
    analyst: creatorOf(top),
    articleId: field(top, 'claimlight:articleId', articleIdField, '', ''),
    revision: field(top, 'claimlight:sha256', hashField, '', ''),
    url: text(nodes(top['claimlight:metadata'])[0]?.['url']),
    unit: field(top, 'claimlight:offsetUnit', oneOf(OFFSET_UNITS), 'code-points', ''),
  }
}

/** In a collection of ours everything is one set, whoever is named where; links name no text, so they could not be told apart. */
function open(sets: Map<string, OpenSet>, frame: Frame, creator: string, source: string, revision = ''): OpenSet {
  const analyst = frame.own || creator === '' ? frame.analyst : creator
  const about = { revision: frame.revision || revision, articleId: frame.articleId, url: frame.own ? frame.url : source }
  const key = JSON.stringify([analyst, about])
  const set = sets.get(key) ?? { analyst, about, brings: null, unit: frame.unit, claims: [], links: [], rejected: [] }
  sets.set(key, set)
  return set
}

function annotationsIn(top: Node): readonly Node[] {
  if (hasType(top, 'AnnotationCollection')) return nodes(top['first']).flatMap(annotationsIn)
  if (hasType(top, 'AnnotationPage')) return nodes(top['items']).filter((node) => hasType(node, 'Annotation'))
  return hasType(top, 'Annotation') ? [top] : []
}

function creatorOf(node: Node): string {
  const [creator] = list(node['creator'])
  const [person] = nodes(creator)
  return text(list(person?.['name'])[0]) || text(list(person?.['nickname'])[0]) || iri(creator)
}

function sourceOf(node: Node): string {
  const [target] = nodes(node['target'])
  return iri(target?.['source'])
}

function revisionOf(node: Node): string {
  for (const target of nodes(node['target'])) {
    for (const state of nodes(target['state'])) {
      const hash = /^nih:sha-256;([0-9a-f]{64})$/.exec(iri(state))?.[1]
      if (hash !== undefined) return hash
    }
  }
  return ''
}
