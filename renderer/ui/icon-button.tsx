import type { ComponentProps } from 'react'
import type { LucideIcon } from 'lucide-react'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon
  /** Said by a screen reader and shown as the tooltip. */
  readonly label: string
  readonly shortcut?: string
}

export function IconButton({ icon: Icon, label, shortcut, className = '', ...rest }: IconButtonProps) {
  const title = shortcut === undefined ? label : `${label} (${shortcut})`
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={title} {...rest}>
      <Icon size={18} aria-hidden />
    </button>
  )
}
