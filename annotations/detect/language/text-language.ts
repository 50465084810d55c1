/** What an article is written in, as far as its function words and letters tell. */
export interface TextLanguage {
  /** BCP 47 primary subtag of most of the text; `und` where it is too short to tell, and then it is read as English. */
  readonly code: string
  /** False: only quotations, own-voice sentences and names are proposed. */
  readonly supported: boolean
  /** Languages of whole paragraphs that are neither `code` nor English, most text first. */
  readonly others: readonly string[]
}

export const UNKNOWN_LANGUAGE: TextLanguage = { code: 'und', supported: true, others: [] }

/** The language whose cues, sources and contents the detectors know. */
export const ENGLISH = 'en'
