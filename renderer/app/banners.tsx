import { Lock } from 'lucide-react'
import { failureWords } from '#shared/messages/message'
import { useApp } from './controller-context'

/** Says, as long as it is so, that nothing can be written and why. */
export function Banners() {
  const failure = useApp((state) => state.info.readOnly)
  if (!failure) return null
  const { what, safe, advice } = failureWords(failure)
  return (
    <div className="banner" role="alert">
      <Lock size={18} aria-hidden />
      <p>
        <strong>{what}</strong> {safe} {advice}
      </p>
    </div>
  )
}
