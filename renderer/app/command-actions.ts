import type { ClaimPart, Tag } from '#annotations/model/claim'
import type { Span } from '#annotations/text/span'
import type { CommandId } from '#shared/commands'
import { countMessage, message } from '#shared/messages/message'
import { acceptEdit } from '../state/accept-edit'
import { tagRepetitionsEdit } from '../state/batch-edits'
import { isReviewing } from '../state/app-store'
import { isLibraryShown } from '../state/library-shown'
import { newId } from '../state/new-id'
import { type ArticleSession, neighbour, nextUndecided, selectedItem } from '../state/article-store'
import { addPart, meant, moveBoundary, removePart } from '../state/boundary'
import type { Controller } from './controller'
import { chooseAnnotationFiles, chooseArticles, choosePackage } from './choose-files'
import { copyDiagnostics } from './diagnostics'
import { type Action, decide, onArticle, sayNoClaim } from './deciding'
import { focusField } from './focus-field'
import { LEDGER_ACTIONS } from './ledger-actions'
import { reportLibrary } from './report-actions'
import { REVIEW_ACTIONS } from './review-actions'
import { inComparison, REVISION_ACTIONS } from './revision-actions'
import { nextTheme } from './theme'

const zoomBy =
  (factor: number | null): Action =>
  (controller) => {
    const zoom = factor === null ? 1 : controller.app.getState().settings.zoom * factor
    controller.saveSettings({ zoom: Math.min(3, Math.max(0.5, Math.round(zoom * 100) / 100)) })
  }

const tagAs = (tag: Tag | null): Action =>
  onArticle((session, controller) => {
    const state = session.store.getState()
    const selection = meant(state.text, state.textSelection)
    if (selection && tag !== null) {
      markClaim(session, controller, selection, tag)
      return
    }
    const item = selectedItem(state)
    if (!item) return
    const together = controller.app.getState().settings.tagTogether ? tagRepetitionsEdit(state, item, tag, newId) : null
    if (together) {
      decide(session, controller, () => session.perform(together))
      const count = together.edits.filter(({ kind }) => kind !== 'link').length
      return controller.toast(countMessage('count.repetitions-tagged', count), message('repeat.undo'))
    }
    decide(session, controller, () =>
      item.kind === 'claim'
        ? session.perform({ kind: 'tag', id: item.id, tag })
        : session.perform(acceptEdit(state, item.suggestion, tag, newId())),
    )
  })

function markClaim(session: ArticleSession, controller: Controller, selection: Span, tag: Tag | null): void {
  const id = newId()
  if (session.perform({ kind: 'add', id, content: [selection], tag })) {
    session.store.setState({ textSelection: null })
    session.select(id)
    controller.reader()?.clearSelection()
  }
}

/** With text selected, that text becomes the part; without, the part's boundaries are what the keys move from now on. */
const markPart = (part: ClaimPart): Action =>
  onArticle((session, controller) => {
    const state = session.store.getState()
    const item = selectedItem(state)
    if (item?.kind !== 'claim') return sayNoClaim(session, controller)
    const selection = meant(state.text, state.textSelection)
    if (!selection) {
      session.store.setState({ part, caretMode: true })
      controller.toast(message(part === 'source' ? 'claim.select-source' : 'claim.select-cue'))
      controller.reader()?.focus()
      return
    }
    if (session.perform({ kind: 'spans', id: item.id, part, spans: [selection] })) {
      session.store.setState({ part, textSelection: null })
      controller.reader()?.clearSelection()
    }
  })

const changeParts = (change: typeof removePart): Action =>
  onArticle((session, controller) => {
    const state = session.store.getState()
    const item = selectedItem(state)
    const selection = meant(state.text, state.textSelection)
    if (item?.kind !== 'claim' || !selection) return
    const spans = change(item.claim[state.part], selection, state.text)
    if (spans.length === 0 && state.part === 'content') return
    if (session.perform({ kind: 'spans', id: item.id, part: state.part, spans })) controller.reader()?.clearSelection()
  })

const moveEdge = (edge: 'start' | 'end', direction: 'forward' | 'backward', unit: 'word' | 'grapheme'): Action =>
  onArticle((session, controller) => {
    const state = session.store.getState()
    const item = selectedItem(state)
    if (item?.kind !== 'claim') return sayNoClaim(session, controller)
    const spans = moveBoundary(state.text, item.claim[state.part], edge, unit, direction)
    if (spans) session.perform({ kind: 'spans', id: item.id, part: state.part, spans })
  })

/** In a narrow window this is for now, not a setting. */
function showLibrary(controller: Controller, shown: boolean): void {
  if (controller.app.getState().narrow) controller.app.setState({ narrowLibrary: shown })
  else controller.saveSettings({ libraryPane: shown })
}

const PARTS: readonly ClaimPart[] = ['content', 'source', 'cue']

const select = (session: ArticleSession, id: string | null): void => {
  if (id !== null) session.select(id)
}

/** What is taken back is what one is doing: annotating, or reviewing. */
function undoable(session: ArticleSession, { app }: Controller): Pick<ArticleSession, 'undo' | 'redo'> {
  const state = app.getState()
  return isReviewing(state) && state.review ? state.review : session
}

export const COMMAND_ACTIONS: Readonly<Record<CommandId, Action>> = {
  ...LEDGER_ACTIONS,
  ...REVISION_ACTIONS,
  ...REVIEW_ACTIONS,
  'article.open': (controller) => void chooseArticles(controller),
  'article.paste': (controller) => controller.show({ kind: 'paste', text: '' }),
  'annotations.import': (controller) => void chooseAnnotationFiles(controller),
  'annotations.export': (controller) => controller.show({ kind: 'export' }),
  'package.send': (controller) => controller.show({ kind: 'package-send' }),
  'package.open': (controller) => void choosePackage(controller),
  'package.return': (controller) => controller.show({ kind: 'package-return' }),
  'people.rename': (controller) => controller.show({ kind: 'name' }),
  'storage.open': (controller) => controller.show({ kind: 'storage' }),
  'article.describe': (controller) => controller.app.getState().article && controller.show({ kind: 'describe' }),
  'report.library': (controller) => void reportLibrary(controller, 'html'),
  'report.library-pdf': (controller) => void reportLibrary(controller, 'pdf'),
  'app.print': () => print(),
  'edit.undo': onArticle((session, controller) => {
    controller.flush()
    void undoable(session, controller).undo()
  }),
  'edit.redo': onArticle((session, controller) => void undoable(session, controller).redo()),
  'edit.find': onArticle((_session, { app }) =>
    app.setState(({ find }) => ({ find: { query: find?.query ?? '', current: find?.current ?? null } })),
  ),
  'view.palette': (controller) => controller.show({ kind: 'palette' }),
  'view.search': (controller) => {
    showLibrary(controller, true)
    focusField('library-search')
  },
  'view.library': (controller) => showLibrary(controller, !isLibraryShown(controller.app.getState())),
  'view.claim-pane': (controller) => controller.saveSettings({ claimPane: !controller.app.getState().settings.claimPane }),
  'view.zoom-in': zoomBy(1.1),
  'view.zoom-out': zoomBy(1 / 1.1),
  'view.zoom-reset': zoomBy(null),
  'view.theme': (controller) => {
    const theme = nextTheme(controller.app.getState().settings.theme)
    controller.saveSettings({ theme })
    controller.toast(message(`theme.${theme}`))
  },
  'view.caret': onArticle((session, controller) => {
    session.store.setState(({ caretMode }) => ({ caretMode: !caretMode }))
    controller.reader()?.focus()
  }),
  'claim.next': inComparison(
    'recheck.next',
    onArticle((session) => select(session, neighbour(session.store.getState(), 1))),
  ),
  'claim.previous': inComparison(
    'recheck.previous',
    onArticle((session) => select(session, neighbour(session.store.getState(), -1))),
  ),
  'claim.next-undecided': onArticle((session) => select(session, nextUndecided(session.store.getState()))),
  'claim.tag-attributed': tagAs('attributed'),
  'claim.tag-contested': tagAs('contested'),
  'claim.tag-unverified': tagAs('unverified'),
  'claim.untag': onArticle((session) => {
    const item = selectedItem(session.store.getState())
    if (item?.kind === 'claim') session.perform({ kind: 'tag', id: item.id, tag: null })
  }),
  'claim.accept': (controller) => {
    const session = controller.app.getState().article
    const item = session && selectedItem(session.store.getState())
    // A text selection is what a person looks at: Enter then makes a claim of it.
    if (session && meant(session.store.getState().text, session.store.getState().textSelection)) COMMAND_ACTIONS['claim.new'](controller)
    else if (item?.kind === 'suggestion') tagAs(null)(controller)
  },
  'claim.reject': onArticle((session, controller) => {
    const { detection, ...state } = session.store.getState()
    const item = selectedItem(state)
    if (item?.kind !== 'suggestion' || !detection) return
    const { suggestion } = item
    decide(session, controller, () => session.perform({ kind: 'reject', detector: detection.detector, suggestion }))
  }),
  'claim.new': onArticle((session, controller) => {
    const { text, textSelection } = session.store.getState()
    const selection = meant(text, textSelection)
    if (selection) markClaim(session, controller, selection, null)
  }),
  'claim.add-part': changeParts(addPart),
  'claim.remove-part': changeParts(removePart),
  'claim.source': markPart('source'),
  'claim.cue': markPart('cue'),
  'claim.edit-part': onArticle((session, controller) => {
    const { part } = session.store.getState()
    const next = PARTS[(PARTS.indexOf(part) + 1) % PARTS.length] ?? 'content'
    session.store.setState({ part: next })
    controller.announce(message(`part.${next}`))
  }),
  'claim.start-back': moveEdge('start', 'backward', 'word'),
  'claim.start-forward': moveEdge('start', 'forward', 'word'),
  'claim.end-back': moveEdge('end', 'backward', 'word'),
  'claim.end-forward': moveEdge('end', 'forward', 'word'),
  'claim.start-back-character': moveEdge('start', 'backward', 'grapheme'),
  'claim.start-forward-character': moveEdge('start', 'forward', 'grapheme'),
  'claim.end-back-character': moveEdge('end', 'backward', 'grapheme'),
  'claim.end-forward-character': moveEdge('end', 'forward', 'grapheme'),
  'claim.note': onArticle((session, controller) => {
    // Without a field to go to, what is typed next would be taken for commands.
    if (selectedItem(session.store.getState())?.kind !== 'claim') return sayNoClaim(session, controller)
    controller.saveSettings({ claimPane: true, sideTab: 'claims' })
    // The field of the claim that is selected now, not of the one before.
    controller.flush()
    focusField('claim-note')
  }),
  'claim.evidence': onArticle((session, controller) => {
    const item = selectedItem(session.store.getState())
    if (item?.kind === 'claim') controller.show({ kind: 'evidence', claimId: item.id, evidenceId: null })
    else sayNoClaim(session, controller)
  }),
  'claim.link': onArticle((session, controller) => {
    const item = selectedItem(session.store.getState())
    if (item?.kind === 'claim') controller.show({ kind: 'link', claimId: item.id })
    else sayNoClaim(session, controller)
  }),
  'claim.delete': onArticle((session, controller) => {
    const state = session.store.getState()
    const item = selectedItem(state)
    if (item?.kind === 'suggestion') return COMMAND_ACTIONS['claim.reject'](controller)
    if (item?.kind !== 'claim') return
    const next = neighbour(state, 1) ?? neighbour(state, -1)
    if (session.perform({ kind: 'delete', id: item.id })) {
      controller.toast(message('claim.deleted'), message('claim.deleted-undo'))
      session.select(next)
    }
  }),
  'help.shortcuts': (controller) => controller.show({ kind: 'shortcuts' }),
  'help.diagnostics': (controller) => void copyDiagnostics(controller),
  'help.about': (controller) => controller.show({ kind: 'about' }),
}
