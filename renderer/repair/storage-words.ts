const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
const SIZE = new Intl.NumberFormat(undefined, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })

/** A time in the person's own zone and form. */
export function whenWords(at: string): string {
  return WHEN.format(new Date(at))
}

/** At least one kilobyte. */
export function sizeWords(bytes: number): string {
  return SIZE.format(Math.max(1, Math.round(bytes / 1000)))
}
