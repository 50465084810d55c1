import { EyeOff, Lock, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/failures'
import { failureWords, message } from '#shared/messages/message'
import type { ArticleSession } from '../state/article-store'
import { useApp, useArticle, useController } from './controller-context'
import { setPackagesAside } from './packages'

/** Says, as long as it is so, that nothing can be written and why. */
export function Banners() {
  const library = useApp((state) => state.info.readOnly)
  const session = useApp((state) => state.article)
  return (
    <>
      {library && <Banner failure={library} />}
      {!library && session && <SetBanner key={session.store.getState().article.id} session={session} />}
      {session && <RequestBanner key={`request ${session.store.getState().article.id}`} session={session} />}
    </>
  )
}

/** The library can be written to, but not this article's set. */
function SetBanner({ session }: { readonly session: ArticleSession }) {
  const failure = useArticle(session, (state) => state.readOnly)
  return failure && <Banner failure={failure} />
}

/** A colleague asked for this article to be judged, and waits for the answer. */
function RequestBanner({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const request = useArticle(session, (state) => state.request)
  if (request?.failure) return <UnreadableRequest failure={request.failure} />
  if (!request || request.isReturned || request.kind === 'unreadable') return null
  return (
    <div className="banner banner-request" role="status">
      <p>{message(`package.request.${request.kind}`)}</p>
      <button type="button" className="button" onClick={() => controller.show({ kind: 'package-return' })}>
        {message('package.request.return')}
      </button>
    </div>
  )
}

/** Nobody can tell whether the article is to be judged blind. */
function UnreadableRequest({ failure }: { readonly failure: Failure }) {
  const controller = useController()
  return (
    <FailureBanner failure={failure} icon={EyeOff}>
      {failure.code === 'packages-unreadable' && (
        <button type="button" className="button" onClick={() => void setPackagesAside(controller)}>
          {message('package.set-aside')}
        </button>
      )}
    </FailureBanner>
  )
}

function Banner({ failure }: { readonly failure: Failure }) {
  const controller = useController()
  return (
    <FailureBanner failure={failure} icon={Lock}>
      <button type="button" className="button" onClick={() => controller.show({ kind: 'storage' })}>
        {message('storage.open')}
      </button>
    </FailureBanner>
  )
}

interface FailureBannerProps {
  readonly failure: Failure
  readonly icon: LucideIcon
  /** What can be done about it. */
  readonly children: ReactNode
}

function FailureBanner({ failure, icon: Icon, children }: FailureBannerProps) {
  const { what, safe, advice } = failureWords(failure)
  return (
    <div className="banner" role="alert">
      <Icon size={18} aria-hidden />
      <p>
        <strong>{what}</strong> {safe} {advice}
      </p>
      {children}
    </div>
  )
}
