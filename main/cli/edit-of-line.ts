import type { Detection } from '#annotations/detect/detector'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { assertNever } from '#annotations/model/assert-never'
import { acceptEdit } from '#annotations/ops/accept-edit'
import type { Edit } from '#annotations/ops/edit'
import type { EditLine } from '#shared/contract/edit-schema'
import { FailureError } from '#shared/failures'

type EditingLine = Exclude<EditLine, { op: 'undo' | 'redo' }>

/** The article that a line is about, as far as it is known. `detect` looks for claims the first time it is asked. */
export interface EditedArticle {
  readonly set: AnnotationSet
  readonly detect: () => Detection
}

/**
 * The edit that a line of `apply` asks for. Suggestions are named by their key, as `detect` prints it.
 * @throws FailureError bad-edit where no suggestion has that key, op-conflict where it has been accepted already
 */
export function editOfLine(line: EditingLine, article: EditedArticle, newId: () => string): Edit {
  switch (line.op) {
    case 'accept': {
      const detection = article.detect()
      const claimOf = acceptedIn(article.set, detection)
      const there = claimOf(line.suggestion)
      if (there !== undefined) throw new FailureError('op-conflict', { reason: 'exists', id: there })
      return acceptEdit(detection, suggestionOf(detection, line.suggestion), claimOf, line.tag ?? null, line.id ?? newId())
    }
    case 'reject': {
      const detection = article.detect()
      return { kind: 'reject', detector: detection.detector, suggestion: suggestionOf(detection, line.suggestion) }
    }
    case 'add': {
      const { op: _op, article: _article, id, content, ...rest } = line
      return { kind: 'add', id: id ?? newId(), content, ...defined(rest) }
    }
    case 'delete':
      return { kind: 'delete', id: line.claim }
    case 'tag':
      return { kind: 'tag', id: line.claim, tag: line.tag }
    case 'spans':
      return { kind: 'spans', id: line.claim, part: line.part, spans: line.spans }
    case 'source': {
      const { sourceName, sourceKind, claimKind } = line
      return { kind: 'source', id: line.claim, sourceName, sourceKind, ...defined({ claimKind }) }
    }
    case 'note':
      return { kind: 'note', id: line.claim, note: line.note }
    case 'evidence.add': {
      const { id, url, excerpt, stance, retrieved } = line.evidence
      const evidence = { id: id ?? newId(), url: url ?? '', excerpt: excerpt ?? '', stance, retrieved: retrieved ?? '' }
      return { kind: 'evidence.add', id: line.claim, evidence }
    }
    case 'evidence.edit':
      return { kind: 'evidence.edit', id: line.claim, evidence: line.evidence }
    case 'evidence.delete':
      return { kind: 'evidence.delete', id: line.claim, evidenceId: line.evidence }
    case 'link':
      return { kind: 'link', id: line.id ?? newId(), linkKind: line.link, from: line.from, to: line.to, reason: line.reason ?? '' }
    case 'unlink':
      return { kind: 'unlink', id: line.link }
    default:
      return assertNever(line)
  }
}

/** Without the properties that are undefined: optional properties are left out, never set to undefined. */
function defined<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

function suggestionOf({ suggestions }: Detection, key: string) {
  const suggestion = suggestions.find((one) => one.key === key)
  if (!suggestion) throw new FailureError('bad-edit', { where: `no suggestion has the key “${key}”; “detect FILE” prints the keys` })
  return suggestion
}

/** Suggestion key -> id of the claim made from it. One pass over the set, asked for by few lines. */
function acceptedIn(set: AnnotationSet, { detector }: Detection): (key: string) => string | undefined {
  const accepted = new Map<string, string>()
  for (const { id, origin } of set.claims.values()) {
    if (origin.kind === 'suggestion' && origin.detector === detector) accepted.set(origin.key, id)
  }
  return (key) => accepted.get(key)
}
