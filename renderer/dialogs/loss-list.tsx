import { isMessageKey, message } from '#shared/messages/message'

/** What a format has no place for, counted; says so where it holds everything. */
export function LossList({ losses }: { readonly losses: readonly { readonly what: string; readonly count: number }[] }) {
  if (losses.length === 0) return <p className="quiet">{message('loss.nothing')}</p>
  return (
    <>
      <p>{message('loss.title')}</p>
      <ul className="losses">
        {losses.map(({ what, count }) => {
          const key = `loss.${what}`
          return (
            <li key={what}>
              {count} × {isMessageKey(key) ? message(key) : what}
            </li>
          )
        })}
      </ul>
    </>
  )
}
