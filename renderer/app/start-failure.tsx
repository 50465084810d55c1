import { message } from '#shared/messages/message'

/** The window could not reach the application at all. */
export function StartFailure({ reason }: { readonly reason: string }) {
  return (
    <main className="start-failure" role="alert">
      <h1>{message('start.failed')}</h1>
      <p>{reason}</p>
      <p>{message('start.failed-advice')}</p>
    </main>
  )
}
