import { message } from '#shared/messages/message'
import type { ShownConflict, Side } from './conflicts-of'

const SIDES: readonly Side[] = ['mine', 'theirs']

interface ConflictListProps {
  readonly conflicts: readonly ShownConflict[]
  readonly sides: ReadonlyMap<string, Side>
  readonly onDecide: (sides: ReadonlyMap<string, Side>) => void
}

/** Both versions of each claim, field by field, and which of them stands. Arrow keys choose, Tab goes to the next. */
export function ConflictList({ conflicts, sides, onDecide }: ConflictListProps) {
  return (
    <section className="conflict-list" aria-labelledby="package-conflicts">
      <h3 id="package-conflicts">{message('package.conflicts.title')}</h3>
      <p className="quiet">{message('package.conflicts.what')}</p>
      {conflicts.length > 1 && (
        <div className="conflict-all">
          {SIDES.map((side) => (
            <button
              key={side}
              type="button"
              className="button button-small"
              onClick={() => onDecide(new Map(conflicts.map(({ key }) => [key, side])))}
            >
              {message(`package.side.all-${side}`)}
            </button>
          ))}
        </div>
      )}
      {conflicts.map((conflict, index) => (
        <Conflict
          key={conflict.key}
          conflict={conflict}
          name={message('package.conflict', { index: index + 1, count: conflicts.length })}
          side={sides.get(conflict.key) ?? null}
          onDecide={(side) => onDecide(new Map(sides).set(conflict.key, side))}
        />
      ))}
    </section>
  )
}

interface ConflictProps {
  readonly conflict: ShownConflict
  readonly name: string
  readonly side: Side | null
  readonly onDecide: (side: Side) => void
}

function Conflict({ conflict, name, side, onDecide }: ConflictProps) {
  return (
    <fieldset className="conflict">
      <legend>
        {name}{' '}
        <q>
          <bdi>{conflict.quote}</bdi>
        </q>
      </legend>
      <div className="conflict-sides">
        {SIDES.map((one) => (
          <label key={one} className="conflict-side" data-chosen={side === one}>
            <span className="conflict-choice">
              <input type="radio" name={conflict.key} checked={side === one} onChange={() => onDecide(one)} />{' '}
              <strong>{message(`package.side.${one}`)}</strong>
            </span>
            {conflict.rows.map((row) => (
              <span key={row.field} className="conflict-row">
                <span className="quiet">{row.field}</span> <bdi>{row[one]}</bdi>
              </span>
            ))}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
