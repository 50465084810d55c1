import type { Failure } from '../failures'
import { ADJUDICATE_MESSAGES } from './adjudicate'
import { ARCHIVE_MESSAGES } from './archive'
import { CARRIED_MESSAGES } from './carried'
import { COMMAND_MESSAGES } from './commands'
import { COUNT_MESSAGES } from './counts'
import { DESKTOP_MESSAGES } from './desktop'
import { FAILURE_VALUE_MESSAGES } from './failure-values'
import { FAILURE_MESSAGES } from './failures'
import { FIGURE_MESSAGES } from './figures'
import { INTERFACE_MESSAGES } from './interface'
import { LEDGER_MESSAGES } from './ledger'
import { LOSS_MESSAGES } from './losses'
import { PACKAGE_MESSAGES } from './packages'
import { PEOPLE_MESSAGES } from './people'
import { NOTICE_MESSAGES } from './notices'
import { STORAGE_MESSAGES } from './storage'
import { RECHECK_REASON_MESSAGES } from './recheck-reasons'
import { REPORT_MESSAGES } from './report'
import { REVIEW_MESSAGES } from './review'
import { REVISION_MESSAGES } from './revisions'

/** English, the only catalogue so far. Another language is another object of the same type. */
const CATALOGUE = {
  ...ADJUDICATE_MESSAGES,
  ...ARCHIVE_MESSAGES,
  ...CARRIED_MESSAGES,
  ...COMMAND_MESSAGES,
  ...COUNT_MESSAGES,
  ...DESKTOP_MESSAGES,
  ...FAILURE_MESSAGES,
  ...FIGURE_MESSAGES,
  ...FAILURE_VALUE_MESSAGES,
  ...INTERFACE_MESSAGES,
  ...LEDGER_MESSAGES,
  ...LOSS_MESSAGES,
  ...NOTICE_MESSAGES,
  ...PACKAGE_MESSAGES,
  ...PEOPLE_MESSAGES,
  ...STORAGE_MESSAGES,
  ...RECHECK_REASON_MESSAGES,
  ...REPORT_MESSAGES,
  ...REVIEW_MESSAGES,
  ...REVISION_MESSAGES,
} as const

export type MessageKey = keyof typeof CATALOGUE

/**
 * The words for `key`, with `{name}` places filled from `values`. Values are put in as they are: they reach the screen as text nodes,
 * never as markup. A place without a value stays visible, so that it is noticed.
 */
export function message(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return CATALOGUE[key].replaceAll(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : place))
}

type PluralOf<K> = K extends `${infer Base}.one` ? (`${Base}.other` extends MessageKey ? Base : never) : never
/** A message that has a form for one and a form for others. */
export type PluralKey = PluralOf<MessageKey>

const PLURALS = new Intl.PluralRules('en')

/** The words for `count` things, `{count}` being the number. */
export function countMessage(key: PluralKey, count: number, values: Readonly<Record<string, string | number>> = {}): string {
  return message(`${key}.${PLURALS.select(count) === 'one' ? 'one' : 'other'}`, { ...values, count })
}

/** True when the catalogue has words for `key`: for keys that arrive as data. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(CATALOGUE, key)
}

export interface FailureWords {
  readonly what: string
  readonly safe: string
  readonly advice: string
}

/** A failure for a person: what happened, what is safe, what to do. */
export function failureWords({ code, values: given }: Failure): FailureWords {
  const values = inWords(given)
  return {
    what: message(`failure.${code}.what`, values),
    safe: message(`failure.${code}.safe`, values),
    advice: message(`failure.${code}.do`, values),
  }
}

/** `reason` and `kind` come as codes; those that the catalogue has words for become them, others stay as they are. */
function inWords(values: Failure['values']): Failure['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const key = `${name}.${value}`
      return [name, (name === 'reason' || name === 'kind') && isMessageKey(key) ? message(key) : value]
    }),
  )
}
