import { message } from '#shared/messages/message'

/** The last row of a form in a dialog: leave it, or do what it is for. */
export function DialogActions(props: { readonly submit: string; readonly onCancel: () => void; readonly disabled?: boolean }) {
  return (
    <div className="dialog-actions">
      <button type="button" className="button" onClick={props.onCancel}>
        {message('ui.cancel')}
      </button>
      <button type="submit" className="button button-primary" disabled={props.disabled ?? false}>
        {props.submit}
      </button>
    </div>
  )
}
