import type { Evidence } from '../../model/evidence'
import { broken, count, type Decoder, list, object, oneOf, string } from '../decode'
import { articleIdField, evidenceField, hashField, idField, metadataField, originField } from '../fields'
import { OFFSET_UNITS } from '../format'
import { parseJson } from '../parse-json'
import { versioned } from '../versioned'
import type { BratLine } from './brat-document'
import { BRAT_FORMAT, BRAT_VERSION, type ClaimNote, type FileNote, type LinkNote, type WholeSpan } from './types'

const fileNote = versioned(
  BRAT_VERSION,
  object<FileNote>({
    format: oneOf([BRAT_FORMAT]),
    version: count,
    generator: string,
    offsetUnit: oneOf(OFFSET_UNITS),
    articleId: articleIdField,
    revision: hashField,
    analyst: string,
    metadata: metadataField,
    importedFrom: string,
    importedAt: string,
  }),
)

const wholeSpans = list(object<WholeSpan>({ start: count, end: count, exact: string }))
const claimNote = object<ClaimNote>({
  id: idField,
  sourceName: string,
  origin: originField,
  createdAt: string,
  content: wholeSpans,
  source: wholeSpans,
  cue: wholeSpans,
})
const linkNote = object<LinkNote>({ id: idField, reason: string })

export const readFileNote = (line: BratLine): FileNote => read(line, fileNote)
export const readClaimNote = (line: BratLine): ClaimNote => read(line, claimNote)
export const readLinkNote = (line: BratLine): LinkNote => read(line, linkNote)
export const readEvidence = (line: BratLine): Evidence => read(line, evidenceField)

function read<T>({ id, value }: BratLine, decoder: Decoder<T>): T {
  const parsed = parseJson(value)
  return parsed.kind === 'parsed' ? decoder(parsed.value, id) : broken(id)
}
