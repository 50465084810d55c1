import type { Result } from '#shared/contract/methods'

/** What a host makes of a page that is to go onto paper. */
export type Printed = Result<'report.print'>

export interface Printer {
  /** @param html a page that stands alone and needs nothing else */
  print(html: string): Promise<Printed>
}
