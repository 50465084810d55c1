import type { Article } from '#annotations/model/article'
import { message } from '#shared/messages/message'

/** Whether the open article goes into a package alone, or the whole library. */
export function ScopeChoice(props: {
  readonly article: Article | undefined
  readonly whole: boolean
  readonly onChange: (whole: boolean) => void
}) {
  const { article, whole, onChange } = props
  return (
    <fieldset className="choices">
      <legend>{message('package.send.what')}</legend>
      {article && (
        <label className="package-kind">
          <input type="radio" name="scope" checked={!whole} onChange={() => onChange(false)} />
          <span className="package-scope">
            {message('package.send.article')}: <bdi>{article.metadata.title}</bdi>
          </span>
        </label>
      )}
      <label className="package-kind">
        <input type="radio" name="scope" checked={whole} onChange={() => onChange(true)} />
        <span>{message('package.send.library')}</span>
      </label>
    </fieldset>
  )
}
