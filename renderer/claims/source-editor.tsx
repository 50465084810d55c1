import { useEffect, useRef, useState } from 'react'
import { type Claim, SOURCE_KINDS, type SourceKind } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'

/**
 * Who says it: a name as the analyst would write it, and what kind of source that is. The name is saved when the field is left, and when
 * the window goes.
 */
export function SourceEditor({ session, claim }: { readonly session: ArticleSession; readonly claim: Claim }) {
  const controller = useController()
  const [name, setName] = useState<string | null>(null)
  const save = (sourceName: string, sourceKind: SourceKind): void => {
    const claimKind = sourceKind === 'none' && sourceName === '' && claim.source.length === 0 ? 'own-voice' : 'attribution'
    session.perform({ kind: 'source', id: claim.id, sourceName, sourceKind, claimKind })
  }
  const finish = (): void => {
    if (name !== null) save(name.trim(), name.trim() !== '' && claim.sourceKind === 'none' ? 'named' : claim.sourceKind)
    setName(null)
    session.store.setState({ draft: false })
  }
  const latest = useRef(finish)
  useEffect(() => {
    latest.current = finish
  })
  useEffect(() => controller.onFlush(() => latest.current()), [controller])
  return (
    <section className="claim-section">
      <h3>{message('part.source')}</h3>
      <div className="field-row">
        <input
          className="text-field"
          aria-label={message('source.name')}
          placeholder={message(claim.kind === 'own-voice' ? 'claim.own-voice' : 'claim.no-source')}
          dir="auto"
          value={name ?? claim.sourceName}
          onChange={(event) => {
            setName(event.target.value)
            session.store.setState({ draft: true })
          }}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') {
              setName(null)
              session.store.setState({ draft: false })
            }
          }}
        />
        <select
          className="select-field"
          aria-label={message('source.kind')}
          value={claim.sourceKind}
          onChange={(event) => {
            const chosen = SOURCE_KINDS.find((kind) => kind === event.target.value)
            if (chosen) save(claim.sourceName, chosen)
          }}
        >
          {SOURCE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {message(`source.${kind}`)}
            </option>
          ))}
        </select>
      </div>
    </section>
  )
}
