import type { FateEvidence } from '#annotations/model/recheck'
import { message } from '#shared/messages/message'

/** So many code units in a row are words, not a space and a comma. */
const LEAST_SAME = 8

/** How the place of a claim was found, and whether the words around it are the same, as sentences. */
export function evidenceWords({ level, before, after }: FateEvidence): string {
  if (level === 'none') return message('evidence.none')
  const [isBefore, isAfter] = [before >= LEAST_SAME, after >= LEAST_SAME]
  const around = isBefore ? (isAfter ? 'both' : 'before') : isAfter ? 'after' : 'none'
  return `${message(`evidence.${level}`)} ${message(`evidence.around-${around}`)}`
}
