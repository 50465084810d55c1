import { useState } from 'react'

export interface Draft {
  /** What is being typed and not yet saved; null where the saved value is shown. */
  readonly text: string | null
  /** Differs from the field that was typed in for another claim: the key of a fresh field. */
  readonly field: number
  set(text: string | null): void
}

/**
 * The draft of a text field of the claim `id`. Going through claims keeps the field, which costs the browser several milliseconds to make;
 * one that was typed in is replaced, because its own undo (Ctrl+Z in the field) would bring the words of another claim back.
 */
export function useDraft(id: string): Draft {
  const [state, setState] = useState({ id, text: null as string | null, field: 0, isTypedIn: false })
  const now = state.id === id ? state : { id, text: null, field: state.field + (state.isTypedIn ? 1 : 0), isTypedIn: false }
  if (now !== state) setState(now)
  return {
    text: now.text,
    field: now.field,
    set: (text) => setState((before) => ({ ...before, text, isTypedIn: before.isTypedIn || text !== null })),
  }
}
