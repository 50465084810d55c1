import { type ReactNode, useCallback } from 'react'
import { useApp, useController } from '../app/controller-context'
import { AboutDialog } from './about-dialog'
import { AgreedDialog } from './agreed-dialog'
import { CommandPalette } from './command-palette'
import { DescribeDialog } from './describe-dialog'
import { EvidenceDialog } from './evidence-dialog'
import { ExportDialog } from './export-dialog'
import { ImportDialog } from './import-dialog'
import { ImportReportDialog } from './import-report-dialog'
import { LinkDialog } from './link-dialog'
import { PasteDialog } from './paste-dialog'
import { ReportReadyDialog } from './report-ready-dialog'
import { ResemblesDialog } from './resembles-dialog'
import { RulesDialog } from './rules-dialog'
import { ShortcutsDialog } from './shortcuts-dialog'
import { SlipsDialog } from './slips-dialog'
import { WriteDialog } from './write-dialog'

/** Dialogs of other features. */
interface DialogsProps {
  readonly storage: ReactNode
  readonly packages: ReactNode
  readonly people: ReactNode
}

/** The dialog that is open, if any. */
export function Dialogs({ storage, packages, people }: DialogsProps) {
  const controller = useController()
  const dialog = useApp((state) => state.dialog)
  const session = useApp((state) => state.article)
  const review = useApp((state) => state.review)
  const onClose = useCallback(() => controller.show(null), [controller])
  switch (dialog?.kind) {
    case 'palette':
      return <CommandPalette onClose={onClose} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />
    case 'about':
      return <AboutDialog onClose={onClose} />
    case 'paste':
      return <PasteDialog text={dialog.text} revisionOf={dialog.revisionOf} onClose={onClose} />
    case 'resembles':
      return <ResemblesDialog source={dialog.source} name={dialog.name} earlier={dialog.earlier} onClose={onClose} />
    case 'export':
      return <ExportDialog adjudicated={dialog.adjudicated ?? false} onClose={onClose} />
    case 'import':
      return <ImportDialog files={dialog.files} onClose={onClose} />
    case 'import-report':
      return <ImportReportDialog reports={dialog.reports} onClose={onClose} />
    case 'report-ready':
      return <ReportReadyDialog path={dialog.path} onClose={onClose} />
    case 'describe':
      return session && <DescribeDialog session={session} onClose={onClose} />
    case 'name':
      return people
    case 'package-send':
    case 'package-return':
    case 'package':
      return packages
    case 'storage':
    case 'outside-refused':
      return storage
    case 'rules':
      return session && <RulesDialog session={session} onClose={onClose} />
    case 'evidence':
      return session && <EvidenceDialog session={session} claimId={dialog.claimId} evidenceId={dialog.evidenceId} onClose={onClose} />
    case 'link':
      return session && <LinkDialog session={session} claimId={dialog.claimId} onClose={onClose} />
    case 'review-agreed':
      return review && <AgreedDialog review={review} onClose={onClose} />
    case 'review-slips':
      return review && <SlipsDialog review={review} onClose={onClose} />
    case 'review-write':
      return session && review && <WriteDialog session={session} review={review} onClose={onClose} />
    default:
      return null
  }
}
