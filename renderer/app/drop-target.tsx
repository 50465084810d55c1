import { type DragEvent, type ReactNode, useEffect, useState } from 'react'
import { message } from '#shared/messages/message'
import { receiveFiles } from './choose-files'
import { useController } from './controller-context'

/** The whole window takes files, and text dragged or pasted from elsewhere. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const controller = useController()
  const [over, setOver] = useState(false)
  const accepts = (event: DragEvent): boolean => [...event.dataTransfer.types].some((type) => type === 'Files' || type === 'text/plain')

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event
      if (controller.app.getState().dialog !== null || (target instanceof HTMLElement && target.matches('input, textarea'))) return
      const text = clipboardData?.getData('text/plain') ?? ''
      const files = [...(clipboardData?.files ?? [])]
      if (files.length > 0) void receiveFiles(controller, files)
      else if (text.trim() !== '') controller.show({ kind: 'paste', text })
    }
    addEventListener('paste', onPaste)
    return () => removeEventListener('paste', onPaste)
  }, [controller])

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is one more way to do what "Open articles" does
    <div
      className="app"
      onDragOver={(event) => {
        if (!accepts(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const files = [...event.dataTransfer.files]
        const text = event.dataTransfer.getData('text/plain')
        if (files.length > 0) void receiveFiles(controller, files)
        else if (text.trim() !== '') controller.show({ kind: 'paste', text })
      }}
    >
      {children}
      {over && (
        <div className="drop-hint" aria-hidden>
          {message('ui.drop-here')}
        </div>
      )}
    </div>
  )
}
