import { useEffect, useRef } from 'react'
import { type Claim, SOURCE_KINDS, type SourceKind } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { useDraft } from './use-draft'

/**
 * Who says it: a name as the analyst would write it, and what kind of source that is. The name is saved when the field is left, and when
 * the window goes.
 */
export function SourceEditor({ session, claim }: { readonly session: ArticleSession; readonly claim: Claim }) {
  const controller = useController()
  const { id } = claim
  const name = useDraft(id)
  const save = (sourceName: string, sourceKind: SourceKind): void => {
    const claimKind = sourceKind === 'none' && sourceName === '' && claim.source.length === 0 ? 'own-voice' : 'attribution'
    session.perform({ kind: 'source', id, sourceName, sourceKind, claimKind })
  }
  const finish = (): void => {
    const typed = name.text?.trim()
    if (typed === undefined) return
    save(typed, typed !== '' && claim.sourceKind === 'none' ? 'named' : claim.sourceKind)
    name.set(null)
    session.store.setState({ draft: false })
  }
  const latest = useRef(finish)
  useEffect(() => {
    latest.current = finish
  })
  useEffect(() => controller.onFlush(() => latest.current()), [controller])
  // Another claim is shown: what was typed belongs to the one before. Clean-up runs before `latest` is the new claim's.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => () => latest.current(), [id])
  return (
    <section className="claim-section">
      <h3>{message('part.source')}</h3>
      <div className="field-row">
        <input
          key={name.field}
          className="text-field"
          aria-label={message('source.name')}
          placeholder={message(claim.kind === 'own-voice' ? 'claim.own-voice' : 'claim.no-source')}
          dir="auto"
          value={name.text ?? claim.sourceName}
          onChange={(event) => {
            name.set(event.target.value)
            session.store.setState({ draft: true })
          }}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') {
              name.set(null)
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
