import { message } from '#shared/messages/message'
import { useArticle } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' })
const LIST = new Intl.ListFormat('en', { type: 'conjunction' })

/** One line where the article, or some of it, is in a language that is read only in part: what is found then, and what is not. */
export function LanguageNote({ session }: { readonly session: ArticleSession }) {
  const language = useArticle(session, (state) => state.detection?.language)
  if (!language || (language.supported && language.others.length === 0)) return null
  const words = language.supported
    ? message('language.others', { languages: LIST.format(language.others.map(nameOf)) })
    : message('language.unsupported', { language: nameOf(language.code) })
  return (
    <p className="language-note" role="note">
      {words}
    </p>
  )
}

function nameOf(code: string): string {
  return NAMES.of(code) ?? code
}
