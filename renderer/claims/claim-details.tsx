import { Trash2 } from 'lucide-react'
import type { Claim } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { Shortcut } from '../ui/shortcut'
import { TagLabel } from '../ui/tag-label'
import { EvidenceList } from './evidence-list'
import { LinkList } from './link-list'
import { NoteEditor } from './note-editor'
import { PartList } from './part-list'
import { Quote } from '../ui/quote'
import { ReasonList } from './reason-list'
import { RecheckNote } from './recheck-note'
import { RepetitionNote } from './repetition-note'
import { SuggestedLinks } from './suggested-links'
import { SourceEditor } from './source-editor'
import { TagChoice } from './tag-choice'

/** A claim of the analyst's set, with everything that can be changed about it. */
export function ClaimDetails({ session, claim }: { readonly session: ArticleSession; readonly claim: Claim }) {
  const controller = useController()
  const text = useArticle(session, (state) => state.text)
  return (
    <>
      <p className="claim-status">
        <TagLabel tag={claim.tag} />
      </p>
      <RecheckNote session={session} claimId={claim.id} />
      <Quote text={text} spans={claim.content} />
      <TagChoice tag={claim.tag} />
      <RepetitionNote session={session} />
      <SourceEditor session={session} claim={claim} />
      <PartList session={session} claim={claim} />
      <NoteEditor session={session} claim={claim} />
      <LinkList session={session} claim={claim} />
      {claim.origin.kind === 'suggestion' && <SuggestedLinks session={session} suggestionKey={claim.origin.key} />}
      <EvidenceList session={session} claim={claim} />
      {claim.origin.kind === 'suggestion' && (
        <ReasonList session={session} reasons={claim.origin.reasons} confidence={claim.origin.confidence} />
      )}
      <div className="claim-section">
        <button type="button" className="button button-quiet" onClick={() => COMMAND_ACTIONS['claim.delete'](controller)}>
          <Trash2 size={16} aria-hidden /> {message('command.claim.delete')} <Shortcut command="claim.delete" />
        </button>
      </div>
    </>
  )
}
