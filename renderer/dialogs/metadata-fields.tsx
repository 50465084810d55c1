import type { ArticleMetadata } from '#annotations/model/article'
import { message } from '#shared/messages/message'

const FIELDS = ['title', 'outlet', 'author', 'published', 'url', 'language'] as const satisfies readonly (keyof ArticleMetadata)[]

interface MetadataFieldsProps {
  readonly value: ArticleMetadata
  readonly onChange: (value: ArticleMetadata) => void
}

/** Title, outlet, author, day, address, language: what is known about an article besides its text. */
export function MetadataFields({ value, onChange }: MetadataFieldsProps) {
  return (
    <div className="form-grid">
      {FIELDS.map((field) => (
        <label key={field} className="form-field" data-field={field}>
          <span>{message(`metadata.${field}`)}</span>
          <input
            className="text-field"
            dir="auto"
            value={value[field]}
            onChange={(event) => onChange({ ...value, [field]: event.target.value })}
          />
        </label>
      ))}
    </div>
  )
}
