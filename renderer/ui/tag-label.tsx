import type { Tag } from '#annotations/model/claim'
import { message } from '#shared/messages/message'

/** A tag in its colour, with its letter: never by colour alone. */
export function TagLabel({ tag, suggested = false }: { readonly tag: Tag | null; readonly suggested?: boolean }) {
  const look = tag ?? 'none'
  return (
    <span className={`tag-label tag-${look}${suggested ? ' tag-suggested' : ''}`}>
      {tag !== null && (
        <span className="tag-letter" aria-hidden>
          {tag.charAt(0).toUpperCase()}
        </span>
      )}
      {message(`tag.${look}`)}
    </span>
  )
}
