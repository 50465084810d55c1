import type { AnnotationSetData } from '../../model/annotation-set'
import type { Article } from '../../model/article'
import type { Recheck } from '../../model/recheck'
import { type Decoder, broken, count, list, object, oneOf, record, string } from '../decode'
import type { DraftClaim, DraftRejection, ParsedFile } from '../draft'
import { articleField, articleIdField, claimField, hashField, linkField, recheckField, rejectionField } from '../fields'
import { type OffsetUnit, OFFSET_UNITS } from '../format'
import { versioned } from '../versioned'
import { sha256 } from '../sha256'
import { NATIVE_FORMAT, NATIVE_VERSION } from './native-version'

interface NativeFile {
  readonly format: typeof NATIVE_FORMAT
  readonly version: number
  readonly generator: string
  readonly exportedAt: string
  readonly offsetUnit: OffsetUnit
  readonly article: Article
  readonly text: string
  readonly set: Omit<AnnotationSetData, 'claims' | 'rejected' | 'rechecks' | 'review'> & {
    readonly claims: readonly DraftClaim[]
    readonly rejected: readonly DraftRejection[]
    readonly rechecks?: readonly Recheck[]
  }
}

const setFields = {
  articleId: articleIdField,
  revision: hashField,
  analyst: string,
  claims: list(claimField),
  links: list(linkField),
  rejected: list(rejectionField),
}
const plainSet = object<Omit<NativeFile['set'], 'rechecks'>>(setFields)
const revisedSet = object<Required<NativeFile['set']>>({ ...setFields, rechecks: list(recheckField) })

const nativeFile = versioned(
  NATIVE_VERSION,
  object<NativeFile>({
    format: oneOf([NATIVE_FORMAT]),
    version: count,
    generator: string,
    exportedAt: string,
    offsetUnit: oneOf(OFFSET_UNITS),
    article: articleField,
    text: string,
    set: (value, where) => (Object.hasOwn(record(value, where), 'rechecks') ? revisedSet(value, where) : plainSet(value, where)),
  }),
)

export const readNative: Decoder<ParsedFile> = (value, where) => {
  const { offsetUnit, article, text, set } = nativeFile(value, where)
  const revision = article.revisions.find(({ sha256: hash }) => hash === set.revision)
  if (!revision || article.id !== set.articleId) broken(`${where}/set/revision`)
  if (sha256(text) !== set.revision) broken(`${where}/text`)
  const { analyst, claims, links, rejected, rechecks = [] } = set
  const about = { revision: set.revision, articleId: article.id, url: article.metadata.url }
  return {
    format: 'native',
    sets: [{ analyst, about, brings: { article, text }, unit: offsetUnit, claims, links, rejected, rechecks }],
    losses: [],
  }
}
