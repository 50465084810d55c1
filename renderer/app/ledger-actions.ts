import type { CommandId } from '#shared/commands'
import { countMessage, message } from '#shared/messages/message'
import { selectedItem } from '../state/article-store'
import { rejectRuleEdit } from '../state/batch-edits'
import { otherSide } from '../state/relations'
import { ruleName } from '../ui/rule-name'
import type { Controller } from './controller'
import { type Action, decide, onArticle } from './deciding'
import { focusField } from './focus-field'
import { exportLedger } from './export-ledger'

/** Rejects all that is shown of one rule; the rule of the selected suggestion's first reason where none is named. */
export const rejectRule = (named: string | null): Action =>
  onArticle((session, controller) => {
    const state = session.store.getState()
    const item = selectedItem(state)
    const rule = named ?? (item?.kind === 'suggestion' ? item.suggestion.reasons[0]?.rule : undefined)
    if (rule === undefined) return controller.toast(message('rule.first'))
    const edit = rejectRuleEdit(state, rule)
    if (!edit) return
    decide(session, controller, () => session.perform(edit))
    controller.toast(countMessage('count.rule-rejected', edit.edits.length, { rule: ruleName(rule) }), message('repeat.undo'))
  })

export const LEDGER_ACTIONS = {
  'claim.reject-rule': rejectRule(null),
  'claim.other-side': onArticle((session, controller) => {
    const { selectedId, turns, ...state } = session.store.getState()
    const other = selectedId === null ? null : otherSide(state, selectedId, turns.get(selectedId))
    if (selectedId === null || other === null) return controller.toast(message('conflict.none'))
    session.store.setState({ turns: new Map(turns).set(selectedId, other) })
    session.select(other)
  }),
  'view.ledger': onArticle((_session, controller) => {
    const { claimPane, sideTab } = controller.app.getState().settings
    const isShown = claimPane && sideTab === 'ledger'
    controller.saveSettings({ claimPane: true, sideTab: isShown ? 'claims' : 'ledger' })
    if (isShown) controller.reader()?.focus()
    else focusField('ledger-table')
  }),
  'view.confidence': onArticle((_session, controller) => {
    controller.saveSettings({ claimPane: true })
    focusField('least-confidence')
  }),
  'view.rules': (controller) => controller.app.getState().article && controller.show({ kind: 'rules' }),
  'view.tag-together': (controller) => {
    const tagTogether = !controller.app.getState().settings.tagTogether
    controller.saveSettings({ tagTogether })
    controller.toast(message(tagTogether ? 'repeat.on' : 'repeat.off'))
  },
  'ledger.export': onArticle((session, controller) => exportLedger(session, controller)),
} satisfies Partial<Record<CommandId, (controller: Controller) => unknown>>
