import type { Span } from '../../text/span'
import { MONTHS, WEEKDAYS } from '../word-lists'

/** What a paragraph is for. Claims are looked for in `body` alone. */
export type ParagraphRole = 'body' | 'headline' | 'heading' | 'byline' | 'date' | 'read-more' | 'caption' | 'share'

/** Longer lines are sentences of the article whatever they begin with. */
const LONGEST_LINE = 200
const LONGEST_HEADING = 90
const LONGEST_BYLINE = 90

const READ_MORE = [
  'read more',
  'read also',
  'also read',
  'see also',
  'read the rest',
  'read it all',
  'read the full',
  'related:',
  'related articles',
  'related stories',
  'more on this',
  'more:',
  'watch:',
  'listen:',
  'recommended:',
  'don’t miss',
  "don't miss",
  'continue reading',
  'click here',
  'full story:',
  'source:',
  'sources:',
  'up next',
  'most read',
  'you might also like',
  'you may also like',
  'view more',
  'go to home page',
]
const SHARE = [
  'share this',
  'share on',
  'share:',
  'follow us',
  'follow @',
  'subscribe',
  'sign up',
  'advertisement',
  'sponsored',
  'copyright',
  '©',
  'all rights reserved',
  'print this',
  'email this',
  'comments',
  'newsletter',
  'download our',
  'join our',
  'like us on',
  'tweet this',
  'skip to',
  'contact us',
  'terms of',
  'loading...',
  'by signing up',
  'you must be logged in',
  'forgot password',
  'not a member yet',
  'already a member',
]
const CAPTION = [
  'photo:',
  'photo by',
  'photograph:',
  'photos:',
  'image:',
  'images:',
  'picture:',
  'pictured:',
  'caption:',
  'file photo',
  'file -',
  'file —',
  'video:',
  'graphic:',
  'illustration:',
]
const CAPTION_ENDS = ['getty images)', '/ap)', '/afp)', '(file)', 'getty images', '/reuters)', '(photo)']
const BYLINE = [
  'by ',
  'published ',
  'published:',
  'updated ',
  'updated:',
  'posted ',
  'last updated',
  'written by',
  'reporting by',
  'edited by',
  'words by',
  'author:',
]
const DATE_WORDS = new Set([
  'am',
  'pm',
  'a.m',
  'p.m',
  'gmt',
  'utc',
  'est',
  'edt',
  'pst',
  'bst',
  'cet',
  'at',
  'of',
  'st',
  'nd',
  'rd',
  'th',
  'the',
  'on',
  'hours',
  'local',
  'time',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
])

/** The role of every paragraph, in order. One pass; each paragraph is judged by its first `LONGEST_LINE` code units and the place it has. */
export function paragraphRoles(text: string, paragraphs: readonly Span[]): ParagraphRole[] {
  return paragraphs.map((span, index) => roleOf(text, span, index, paragraphs))
}

function roleOf(text: string, span: Span, index: number, paragraphs: readonly Span[]): ParagraphRole {
  const length = span.end - span.start
  if (length > LONGEST_LINE) return 'body'
  const line = text.slice(span.start, span.end)
  const lower = line.toLowerCase()
  if (READ_MORE.some((words) => lower.startsWith(words))) return 'read-more'
  if (length <= LONGEST_HEADING && SHARE.some((words) => lower.startsWith(words))) return 'share'
  if (CAPTION.some((words) => lower.startsWith(words)) || CAPTION_ENDS.some((words) => lower.endsWith(words))) return 'caption'
  if (isDateLine(lower)) return 'date'
  if (isByline(line, lower, index)) return 'byline'
  if (index === 0 && paragraphs.length > 1 && isHeadline(line, paragraphs)) return 'headline'
  return isHeading(line) ? 'heading' : 'body'
}

function isHeadline(line: string, paragraphs: readonly Span[]): boolean {
  if (endsSentence(line)) return false
  const next = paragraphs[1]
  return next !== undefined && (next.end - next.start > 20 || paragraphs.length > 2)
}

/** A line without a full stop, a quotation mark or a colon at its end, too short to be a paragraph. */
function isHeading(line: string): boolean {
  if (line.length > LONGEST_HEADING || endsSentence(line)) return false
  return !/["\u201C-\u201F\u00AB\u00BB\uFF02]|''/.test(line) && !/^[-*\u2022\u2013-\u2015]/.test(line)
}

function endsSentence(line: string): boolean {
  return /[.!?:;,\u2026"\u201C-\u201F\u00AB\u00BB\uFF02')\u2019\]]$/.test(line)
}

function isByline(line: string, lower: string, index: number): boolean {
  if (line.length > LONGEST_BYLINE || index > 6 || /[.!?]["\u201D]?$/.test(line.replace(/\b\p{Lu}\.$/u, ''))) return false
  if (BYLINE.some((words) => lower.startsWith(words)))
    return lower.startsWith('by ') ? /^by \p{Lu}/iu.test(line) && /^.{3}\p{Lu}/u.test(line) : true
  return /, (?:staff writer|staff reporter|correspondent|reporter|editor)$/.test(lower)
}

/** Nothing but numbers, months, weekdays and clock words. */
function isDateLine(lower: string): boolean {
  if (lower.length > 60) return false
  const words = lower.match(/[\p{L}.]+|\d+/gu)
  if (!words || !words.some((word) => /^\d/.test(word))) return false
  return words.every((raw) => {
    const word = raw.replace(/^\.+|\.+$/g, '')
    return /^\d/.test(word) || word === '' || MONTHS.has(word) || MONTHS.has(`${word}.`) || WEEKDAYS.has(word) || DATE_WORDS.has(word)
  })
}
