import { act, cleanup, render } from '@testing-library/react'
import { afterEach } from '@jest/globals'
import type { ReactNode } from 'react'
import type { Detection, Suggestion } from '#annotations/detect/detector'
import { type Controller, createController } from '../../../renderer/app/controller'
import { ControllerContext } from '../../../renderer/app/controller-context'
import type { DetectClient } from '../../../renderer/detect/detect-client'
import type { ArticleSession } from '../../../renderer/state/article-store'
import { directReporter } from '../report/direct-reporter'
import { directReviser } from '../revise/direct-reviser'
import { FakeHost } from '../state/fake-host'

afterEach(cleanup)
// jsdom has no layout, so there is nothing to scroll.
Element.prototype.scrollIntoView = () => {}

export const TEXT = 'The mayor said the bridge was safe. The engineer denied it.\n\nSo <b>it</b> goes.\n'

const spanOf = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length })

const suggestion = (key: string, quote: string, source: string): Suggestion => ({
  key,
  kind: 'attribution',
  content: [spanOf(quote)],
  source: [spanOf(source)],
  cue: [],
  sourceName: source,
  sourceKind: 'role',
  nestedIn: null,
  tag: 'attributed',
  reasons: [{ rule: 'cue', text: '“said” <i>ties</i> source and claim' }],
  confidence: 0.75,
})

export const DETECTION: Detection = {
  detector: 'rules-1',
  language: { code: 'en', supported: true, others: [] },
  suggestions: [suggestion('s0', 'the bridge was safe', 'The mayor'), suggestion('s1', 'denied it', 'The engineer')],
  links: [{ kind: 'contradicts', from: 0, to: 1, reason: 'One denies it.' }],
}

export interface TrialWindow {
  readonly host: FakeHost
  readonly controller: Controller
  readonly session: ArticleSession
  readonly container: HTMLElement
}

/** An open article with two suggestions, and a part of the window that shows it. */
export async function openWindow(
  show: (session: ArticleSession) => ReactNode,
  host = new FakeHost(TEXT),
  detector: DetectClient | null = null,
): Promise<TrialWindow> {
  const controller = await createController(
    host,
    detector ?? { detect: async () => DETECTION, cancel() {}, onFallback() {} },
    directReviser(),
    directReporter(),
  )
  const opening = controller.openArticle(host.article.id)
  // A detector of the test's own answers when it is told to.
  await (detector ? new Promise((resolve) => setTimeout(resolve, 0)) : opening)
  const session = controller.app.getState().article
  if (!session) throw new Error('the article did not open')
  let container = document.body
  await act(async () => {
    ;({ container } = render(<ControllerContext value={controller}>{show(session)}</ControllerContext>))
  })
  return { host, controller, session, container }
}

/** Runs what a person does, and waits for everything that follows. */
export async function doing(action: () => unknown): Promise<void> {
  await act(async () => {
    await action()
  })
}
