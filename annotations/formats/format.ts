export const EXPORT_FORMATS = ['native', 'w3c', 'jsonl', 'csv', 'brat'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const OFFSET_UNITS = ['utf-16', 'code-points', 'utf-8-bytes'] as const
/** What one step of an offset means. Every format states one; inside Claimlight it is always `utf-16`. */
export type OffsetUnit = (typeof OFFSET_UNITS)[number]
