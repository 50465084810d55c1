const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

/** A coefficient with two decimals and a true minus sign in charts; spreadsheets read the hyphen, so tables keep it. */
export function decimals(value: number): string {
  const text = value.toFixed(2)
  return text === '-0.00' ? '0.00' : text
}

/** @param at ISO 8601 */
export function shortDay(at: string): string {
  return DAY.format(new Date(at))
}
