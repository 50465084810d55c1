/**
 * The model's values with their keys in one order, whatever made them: JSON writes keys as they were put in, and a file that is exported,
 * imported and exported again must be the same bytes.
 */
import type { Anchor, Anchors } from '../anchor/anchor'
import type { Article, ArticleMetadata, Revision } from '../model/article'
import { assertNever } from '../model/assert-never'
import type { Claim, Origin } from '../model/claim'
import type { Evidence } from '../model/evidence'
import type { Link } from '../model/link'
import type { Recheck } from '../model/recheck'
import type { DraftRejection } from './draft'

export function orderedMetadata({ title, outlet, author, published, url, language }: ArticleMetadata): ArticleMetadata {
  return { title, outlet, author, published, url, language }
}

export function orderedArticle({ id, metadata, revisions }: Article): Article {
  return { id, metadata: orderedMetadata(metadata), revisions: revisions.map(orderedRevision) }
}

function orderedRevision({ sha256, length, addedAt, provenance, metadata }: Revision): Revision {
  const { fileName, format, encoding, encodingEvidence, notices } = provenance
  return {
    sha256,
    length,
    addedAt,
    provenance: { fileName, format, encoding, encodingEvidence, notices },
    ...(metadata ? { metadata: orderedMetadata(metadata) } : {}),
  }
}

export function orderedClaim(claim: Claim): Claim {
  const { id, kind, content, source, cue, sourceName, sourceKind, nestedIn, tag, note, evidence, origin, createdAt } = claim
  return {
    id,
    kind,
    content: orderedAnchors(content),
    source: orderedAnchors(source),
    cue: orderedAnchors(cue),
    sourceName,
    sourceKind,
    nestedIn,
    tag,
    note,
    evidence: evidence.map(orderedEvidence),
    origin: orderedOrigin(origin),
    createdAt,
  }
}

function orderedAnchors(anchors: Anchors): Anchors {
  return anchors.map(({ start, end, exact, prefix, suffix }: Anchor) => ({ start, end, exact, prefix, suffix }))
}

function orderedEvidence({ id, url, excerpt, stance, retrieved }: Evidence): Evidence {
  return { id, url, excerpt, stance, retrieved }
}

function orderedOrigin(origin: Origin): Origin {
  switch (origin.kind) {
    case 'analyst':
      return { kind: origin.kind }
    case 'suggestion': {
      const { kind, detector, key, tag, confidence, reasons } = origin
      return { kind, detector, key, tag, confidence, reasons: reasons.map(({ rule, text }) => ({ rule, text })) }
    }
    case 'import': {
      const { kind, format, file, lines } = origin
      return { kind, format, file, lines }
    }
    default:
      return assertNever(origin)
  }
}

/** What stands in `was` is on the revision that it names, not on the set's. */
export function orderedRecheck({ id, fate, revision, was, reasons, evidence, candidates, links, encloses }: Recheck): Recheck {
  return {
    id,
    fate,
    revision,
    was: orderedClaim(was),
    reasons: reasons.map(({ kind, before, after }) => ({ kind, before, after })),
    ...(evidence ? { evidence: { level: evidence.level, before: evidence.before, after: evidence.after } } : {}),
    candidates: candidates.map((spans) => spans.map(({ start, end }) => ({ start, end }))),
    links: links.map(orderedLink),
    encloses,
  }
}

export function orderedLink({ id, kind, from, to, reason }: Link): Link {
  return { id, kind, from, to, reason }
}

/** With anchors where the model has spans: a file says what stood at its offsets. */
export function orderedRejection({ detector, key, rules }: Omit<DraftRejection, 'content'>, content: Anchors) {
  return { detector, key, content: orderedAnchors(content), ...(rules ? { rules } : {}) }
}
