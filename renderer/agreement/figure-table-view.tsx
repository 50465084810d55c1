import type { FigureData } from '#shared/figures/figure-data'
import { figureTable } from '#shared/figures/figure-table'
import { message } from '#shared/messages/message'

/** The numbers of a figure; one that opens something is a button. */
export function FigureTableView({ figure, onOpen }: { readonly figure: FigureData; readonly onOpen: (opens: string) => void }) {
  const { columns, rows } = figureTable(figure)
  return (
    // A wide table is scrolled by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="figure-scroll" role="region" aria-label={message('figures.table-of', { title: figure.title })} tabIndex={0}>
      <table className="figure-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" dir="auto">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={`${row[0]?.text ?? ''} ${i}`}>
              {row.map(({ text, isNumber, opens }, j) => {
                const words = opens === null ? text : <OpenButton words={text} opens={opens} onOpen={onOpen} />
                return j === 0 ? (
                  <th key={columns[j]} scope="row" dir="auto">
                    {words}
                  </th>
                ) : (
                  <td key={columns[j]} data-number={isNumber}>
                    {words}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface OpenButtonProps {
  readonly words: string
  readonly opens: string
  readonly onOpen: (opens: string) => void
}

function OpenButton({ words, opens, onOpen }: OpenButtonProps) {
  return (
    <button type="button" className="figure-open" title={message('figures.show-list')} onClick={() => onOpen(opens)}>
      {words}
    </button>
  )
}
