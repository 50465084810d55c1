import { ruleDetector } from '#annotations/detect/rule-detector'
import type { Edit } from '#annotations/ops/edit'
import { assertNever } from '#annotations/model/assert-never'
import type { EditLine } from '#shared/contract/edit-schema'
import { FailureError } from '#shared/failures'

type EditingLine = Exclude<EditLine, { op: 'undo' | 'redo' }>

/**
 * The edit that a line of `apply` asks for. Suggestions are named by their key, as `detect` prints it, and found again in the text.
 * @throws FailureError unknown-claim where no suggestion has that key
 */
export function editOfLine(line: EditingLine, text: string, newId: () => string): Edit {
  switch (line.op) {
    case 'accept':
    case 'reject': {
      const suggestion = ruleDetector.detect(text).suggestions.find(({ key }) => key === line.suggestion)
      if (!suggestion) throw new FailureError('unknown-claim', { id: line.suggestion })
      const detector = ruleDetector.id
      if (line.op === 'reject') return { kind: 'reject', detector, suggestion }
      return { kind: 'accept', detector, suggestion, tag: line.tag ?? null, id: line.id ?? newId() }
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
