import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AgreementClientContext, createAgreementClient } from './agreement/agreement-client'
import { App } from './app/app'
import { ControllerContext } from './app/controller-context'
import { createController } from './app/controller'
import { StartFailure } from './app/start-failure'
import { createDetectClient } from './detect/detect-client'
import { connectHost } from './host/connect-host'
import { workerStarters } from './app/start-workers'
import { createReportClient } from './report/report-client'
import { createReviseClient } from './revise/revise-client'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/window.css'
import './styles/library.css'
import './styles/article.css'
import './styles/side-pane.css'
import './styles/claims.css'
import './styles/ledger.css'
import './styles/packages.css'
import './styles/storage.css'
import './styles/revisions.css'
import './styles/comparison.css'
import './styles/review.css'
import './styles/review-talk.css'
import './styles/figures.css'
import './styles/dialogs.css'
import './styles/print.css'

const element = document.getElementById('root')
if (!element) throw new RangeError('the page has no #root')
const root = createRoot(element)

try {
  const start = workerStarters()
  const agreement = createAgreementClient(start.agreement)
  const controller = await createController(
    connectHost(),
    createDetectClient(start.detect),
    createReviseClient(start.revise),
    createReportClient(start.report),
  )
  root.render(
    <StrictMode>
      <ControllerContext value={controller}>
        <AgreementClientContext value={agreement}>
          <App />
        </AgreementClientContext>
      </ControllerContext>
    </StrictMode>,
  )
  const { settings, entries } = controller.app.getState()
  const first = entries.find((entry) => entry.id === settings.lastArticle) ?? (settings.lastArticle === null ? entries[0] : undefined)
  if (first) await controller.openArticle(first.id)
} catch (error) {
  console.error(error)
  root.render(<StartFailure reason={error instanceof Error ? error.message : ''} />)
}
