import type { AppContext, Handlers } from './create-app'

/** Pages for paper: how depends on the host. */
export function reportMethods({ printer }: Pick<AppContext, 'printer'>): Pick<Handlers, 'report.print'> {
  return {
    'report.print': async ({ html }) => (printer ? printer.print(html) : { kind: 'unavailable' }),
  }
}
