import type { Suggestion } from '#annotations/detect/detector'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { Shortcut } from '../ui/shortcut'
import { TagLabel } from '../ui/tag-label'
import { Quote } from '../ui/quote'
import { ReasonList } from './reason-list'
import { RepetitionNote } from './repetition-note'
import { SuggestedLinks } from './suggested-links'
import { TagChoice } from './tag-choice'

/** A suggestion that waits for an answer: what is proposed, why, and the ways to answer. */
export function SuggestionDetails({ session, suggestion }: { readonly session: ArticleSession; readonly suggestion: Suggestion }) {
  const controller = useController()
  const text = useArticle(session, (state) => state.text)
  return (
    <>
      <p className="claim-status">
        {message('claim.is-suggested')} <TagLabel tag={suggestion.tag} suggested />
      </p>
      <Quote text={text} spans={suggestion.content} />
      <div className="claim-actions">
        <button type="button" className="button button-primary" onClick={() => COMMAND_ACTIONS['claim.accept'](controller)}>
          {message('claim.accept')} <Shortcut command="claim.accept" />
        </button>
        <button type="button" className="button" onClick={() => COMMAND_ACTIONS['claim.reject'](controller)}>
          {message('claim.reject')} <Shortcut command="claim.reject" />
        </button>
      </div>
      <p className="quiet claim-or">{message('claim.or-tag')}</p>
      <TagChoice tag={null} proposed={suggestion.tag} />
      <RepetitionNote session={session} />
      <ReasonList session={session} reasons={suggestion.reasons} confidence={suggestion.confidence} isOpen />
      <section className="claim-section">
        <h3>{message('part.source')}</h3>
        <p>
          <bdi>{suggestion.sourceName || message(suggestion.kind === 'own-voice' ? 'claim.own-voice' : 'claim.no-source')}</bdi>
          {suggestion.sourceName !== '' && <span className="quiet"> · {message(`source.${suggestion.sourceKind}`)}</span>}
        </p>
      </section>
      <SuggestedLinks session={session} suggestionKey={suggestion.key} />
    </>
  )
}
