import { isMessageKey, message } from '#shared/messages/message'

/** A rule in words where the catalogue has some; a detector may bring rules that it has none for. */
export function ruleName(rule: string): string {
  const key = `rule-name.${rule}`
  return isMessageKey(key) ? message(key) : rule.replaceAll('-', ' ')
}
