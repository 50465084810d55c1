/**
 * Why a claim is to be looked at again, in a sentence each: what became of something, what was added, what is gone. A kind without words
 * of its own is told as `words`.
 */
export const RECHECK_REASON_MESSAGES = {
  'why.number': 'The number {before} became {after}.',
  'why.number-added': 'A number was added: {after}.',
  'why.number-gone': 'The number {before} is gone.',
  'why.date': 'The date {before} became {after}.',
  'why.date-added': 'A date was added: {after}.',
  'why.date-gone': 'The date {before} is gone.',
  'why.negation': 'The denial changed: {before} became {after}.',
  'why.negation-added': 'It is denied now: “{after}” was added.',
  'why.negation-gone': 'It is no longer denied: “{before}” is gone.',
  'why.name': 'The name {before} became {after}.',
  'why.name-added': 'A name was added: {after}.',
  'why.name-gone': 'The name {before} is gone.',
  'why.role': 'Who does what to whom changed: {before} became {after}.',
  'why.role-added': 'Somebody was added: {after}.',
  'why.role-gone': 'Somebody is gone: {before}.',
  'why.cue': 'The way it is said changed: {before} became {after}.',
  'why.cue-added': 'It is said another way: {after}.',
  'why.cue-gone': 'The words that tie it to its source are gone: {before}.',
  'why.source': 'The source changed: {before} became {after}.',
  'why.source-added': 'A source was added: {after}.',
  'why.source-gone': 'Its source is no longer there: {before}.',
  'why.words': '“{before}” became “{after}”.',
  'why.words-added': 'Added: “{after}”.',
  'why.words-gone': 'Taken out: “{before}”.',
} as const
