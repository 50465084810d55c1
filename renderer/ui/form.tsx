import type { ReactNode } from 'react'

/** The fields of a dialog; Enter and its last button do what it is for. */
export function Form({ onSubmit, children }: { readonly onSubmit: () => void | Promise<void>; readonly children: ReactNode }) {
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {children}
    </form>
  )
}
