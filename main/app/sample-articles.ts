import type { ArticleMetadata } from '#annotations/model/article'
import { BATTERY_SAMPLE } from './sample-articles-battery'
import { FLOODGATE_SAMPLE } from './sample-articles-floodgate'
import { WELL_SAMPLE } from './sample-articles-well'

/** An article that the project wrote itself: every place, person and organisation in it is invented. */
export interface SampleArticle {
  readonly metadata: ArticleMetadata
  readonly text: string
}

/** What a sample library opens with: a local dispute, a science and business report, and one in two scripts. */
export const SAMPLE_ARTICLES: readonly SampleArticle[] = [FLOODGATE_SAMPLE, BATTERY_SAMPLE, WELL_SAMPLE]
