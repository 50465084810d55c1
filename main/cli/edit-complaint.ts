import type { Span, Spans } from '#annotations/text/span'
import { splitsSurrogatePair } from '#annotations/text/surrogates'
import type { EditLine, editLineSchema } from '#shared/contract/edit-schema'

type Issue = NonNullable<ReturnType<typeof editLineSchema.safeParse>['error']>['issues'][number]

/** What is wrong with the form of an edit, in words that name the place. `value` is what the line held. */
export function formComplaint(value: unknown, issue: Issue | undefined): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'the line is not a JSON object'
  if (issue === undefined) return 'it has not the form of an edit'
  const path = issue.path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('')
  switch (issue.code) {
    case 'invalid_union': {
      if (!('op' in value)) return 'it has no “op”; apply --help shows them'
      return `unknown op “${shortened(value.op)}”; apply --help shows them`
    }
    case 'unrecognized_keys':
      return `${path === '' ? 'this op' : path} does not take ${issue.keys.map((key) => `“${shortened(key)}”`).join(', ')}`
    case 'invalid_value':
      return `${path} is not one of ${issue.values.join(', ')}`
    case 'invalid_type':
      return isMissing(value, issue.path)
        ? `${path} is missing`
        : `${path} is not ${issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`}`
    case 'too_small':
      return `${path} is less than ${issue.minimum}`
    case 'invalid_format':
      return issue.message === 'Invalid input'
        ? (FORMATS[String(issue.path.at(-1))] ?? `${path} is not an id: letters, digits and . _ : - only`)
        : `${path} ${issue.message}`
    default:
      return `${path} ${issue.message}`
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  article: 'article is not an article’s id: 16 hexadecimal digits, as “add” and “list” print them',
}

/** What is wrong with an edit's spans on this text, or null. The domain refuses the same ones, without saying which. */
export function spansComplaint(line: EditLine, text: string): string | null {
  switch (line.op) {
    case 'add':
      return nothingIn('content', line.content) ?? inAny({ content: line.content, source: line.source, cue: line.cue }, text)
    case 'spans':
      return (line.part === 'content' ? nothingIn('spans', line.spans) : null) ?? inAny({ spans: line.spans }, text)
    default:
      return null
  }
}

function nothingIn(name: string, spans: Spans): string | null {
  return spans.length === 0 ? `${name} holds no span: a claim marks at least one` : null
}

function inAny(lists: Readonly<Record<string, Spans | undefined>>, text: string): string | null {
  for (const [name, spans = []] of Object.entries(lists)) {
    for (const [i, span] of spans.entries()) {
      const why = spanComplaint(span, text)
      if (why !== null) return `${name}[${i}] ${span.start}–${span.end} ${why}`
    }
  }
  return null
}

function spanComplaint({ start, end }: Span, text: string): string | null {
  if (start > text.length || end > text.length) return `is outside the text (${text.length} code units)`
  if (start === end) return 'is empty'
  if (start > end) return 'ends before it starts'
  for (const [word, at] of [
    ['starts', start],
    ['ends', end],
  ] as const)
    if (splitsSurrogatePair(text, at))
      return `${word} inside a character, between the two code units of “${String.fromCodePoint(text.codePointAt(at - 1) ?? 0)}”`
  return null
}

function isMissing(value: object, path: readonly PropertyKey[]): boolean {
  let at: unknown = value
  for (const key of path) at = typeof at === 'object' && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined
  return at === undefined
}

/** What a line says may be of any length; a complaint is one line. */
function shortened(value: unknown): string {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}
