import { useState } from 'react'
import type { ShownNames } from '#annotations/people/shown-names'
import { isTooMuch } from '#annotations/ops/removal-limit'
import type { Decided, PackageLook } from '#shared/contract/package-methods'
import type { SentFile } from '#shared/contract/sent-file'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { mergePackage } from '../app/packages'
import { analystName, namesWith } from '../state/analyst-name'
import { Dialog } from '../ui/dialog'
import { Form } from '../ui/form'
import { ConflictList } from './conflict-list'
import { conflictsOf, type Side } from './conflicts-of'

interface PackageDialogProps {
  readonly file: SentFile
  readonly look: PackageLook
  readonly onClose: () => void
}

/** What a package would bring, with what has to be decided first. Nothing is written before the button is pressed. */
export function PackageDialog({ file, look, onClose }: PackageDialogProps) {
  const controller = useController()
  const conflicts = conflictsOf(look)
  const { nameOf } = namesWith(look.people)
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(new Map())
  const [confirmed, setConfirmed] = useState(false)
  const [running, setRunning] = useState(false)
  const tooMuch = look.sets.find(({ removes, claims }) => isTooMuch(removes, claims))
  const left = conflicts.filter(({ key }) => !sides.has(key)).length
  const blocked = left > 0 || (tooMuch !== undefined && !confirmed) || running
  const run = async (): Promise<void> => {
    if (blocked) return
    setRunning(true)
    const decided = conflicts.flatMap(({ key, of, claim }): Decided[] => {
      const side = sides.get(key)
      return side ? [{ ...of, claim, side }] : []
    })
    await mergePackage(controller, file, decided, confirmed)
    setRunning(false)
  }
  return (
    <Dialog title={message('package.open.title')} description={describe(look, nameOf)} wide={conflicts.length > 0} onClose={onClose}>
      <Form onSubmit={run}>
        <Contents look={look} nameOf={nameOf} />
        <Renamed people={look.people} nameOf={nameOf} />
        {conflicts.length > 0 && <ConflictList conflicts={conflicts} sides={sides} onDecide={setSides} />}
        {tooMuch && (
          <div className="package-warning" role="group">
            <p>{message('package.open.removes', { count: tooMuch.removes, of: tooMuch.claims })}</p>
            <label>
              <input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />{' '}
              {message('package.open.removes.confirm')}
            </label>
          </div>
        )}
        <div className="dialog-actions">
          <span className="quiet" role="status">
            {left > 0 && message('package.conflicts.left', { count: left })}
          </span>
          <button type="button" className="button" onClick={onClose}>
            {message('ui.cancel')}
          </button>
          <button type="submit" className="button button-primary" disabled={blocked}>
            {message('package.merge.run')}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}

/** Who has taken another name since this library last heard of them. */
function Renamed({ people, nameOf }: { readonly people: PackageLook['people']; readonly nameOf: ShownNames['nameOf'] }) {
  const renamed = people.filter(({ id }) => nameOf(id) !== analystName(id))
  if (renamed.length === 0) return null
  return (
    <ul className="package-renamed">
      {renamed.map(({ id }) => (
        <li key={id}>{message('package.open.renamed', { was: analystName(id), name: nameOf(id) })}</li>
      ))}
    </ul>
  )
}

function Contents({ look, nameOf }: { readonly look: PackageLook; readonly nameOf: ShownNames['nameOf'] }) {
  return (
    <ul className="package-articles">
      {look.articles.map(({ id, title, isNew, newRevisions }) => {
        const sets = look.sets.filter(({ articleId }) => articleId === id)
        const state = isNew
          ? message('package.open.article.new')
          : newRevisions > 0
            ? message('package.open.article.revisions', { count: newRevisions })
            : message('package.open.article.known')
        return (
          <li key={id}>
            <strong>
              <bdi>{title}</bdi>
            </strong>{' '}
            <span className="quiet">{state}</span>
            {sets.length === 0 && <p className="quiet">{message('package.open.no-sets')}</p>}
            <ul>
              {sets.map(({ analyst, set, fate, edits }) => (
                <li key={`${set} ${analyst}`}>
                  <bdi>{nameOf(analyst)}</bdi>, {message(`package.set.${set}`)}{' '}
                  <span className="quiet">{message(`package.fate.${fate}`, { count: edits })}</span>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

function describe({ kind, from, created }: PackageLook, nameOf: ShownNames['nameOf']): string {
  const date = new Date(created)
  const when = Number.isNaN(date.getTime()) ? '' : date.toLocaleDateString(undefined, { dateStyle: 'medium' })
  if (from === null) return message('package.open.description.hidden', { when })
  return message(kind === 'return' ? 'package.open.description.return' : 'package.open.description.open', { from: nameOf(from), when })
}
