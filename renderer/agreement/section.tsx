import type { ReactNode } from 'react'

/** Figures about one question. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="agreement-section" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
