import { useCallback, useId, useState } from 'react'
import { checkName, currentName, LONGEST_NAME } from '#annotations/people/person'
import { isSameName } from '#annotations/people/shown-names'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { takeName } from '../app/people'
import { formerNames, knownPeople } from '../state/analyst-name'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'

/** Takes another name for oneself, and says what stays as it is. */
export function NameDialog() {
  const controller = useController()
  const onClose = useCallback(() => controller.show(null), [controller])
  const id = useApp((state) => state.info.analyst)
  const readOnly = useApp((state) => state.info.readOnly !== null)
  const people = knownPeople()
  const me = people.find((person) => person.id === id)
  const [typed, setTyped] = useState(me ? currentName(me) : id)
  const [tried, setTried] = useState(false)
  const [running, setRunning] = useState(false)
  const field = useId()
  const note = useId()
  const checked = checkName(typed)
  const wrong = checked.kind === 'name' ? null : message(`people.name.${checked.kind}`, { most: LONGEST_NAME })
  // An empty field is no mistake before one has tried to leave it so.
  const isSaid = wrong !== null && (tried || checked.kind !== 'empty')
  const other =
    checked.kind === 'name' ? people.find((person) => person.id !== id && isSameName(currentName(person), checked.name)) : undefined
  const former = formerNames(id)
  const run = async (): Promise<void> => {
    setTried(true)
    if (checked.kind !== 'name' || running || readOnly) return
    setRunning(true)
    const isTaken = await takeName(controller, checked.name)
    setRunning(false)
    if (isTaken) onClose()
  }
  return (
    <Dialog title={message('people.title')} description={message('people.description')} onClose={onClose}>
      <Form onSubmit={run}>
        <label className="form-field" htmlFor={field}>
          <span>{message('people.name')}</span>
          <input
            id={field}
            className="text-field"
            dir="auto"
            autoComplete="name"
            value={typed}
            disabled={readOnly}
            aria-invalid={isSaid}
            aria-describedby={note}
            onChange={({ target }) => setTyped(target.value)}
            onFocus={({ target }) => target.select()}
          />
        </label>
        <div id={note} role="status">
          {isSaid && <p className="form-complaint">{wrong}</p>}
          {other && <p className="quiet">{message('people.same', { name: currentName(other), id })}</p>}
        </div>
        <p className="quiet">{message('people.keeps', { id })}</p>
        <p className="quiet">{message('people.seen')}</p>
        {former.length > 0 && <p className="quiet">{message('people.before', { names: former.join(', ') })}</p>}
        <DialogActions submit={message('people.run')} disabled={readOnly || running} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
