/**
 * Every command of the application, once. Native menu, command palette, shortcut sheet, key handling and tests read this table.
 * A command's words stand in the message catalogue under `command.<id>`.
 */

/** What must be there for a command to make sense; the interface greys it out otherwise. */
export type Needs = 'nothing' | 'article' | 'selection' | 'claim' | 'text-selection' | 'review'

/** While sets are reviewed, the keys of `review` take the place of those of `claim`. */
export type CommandGroup = 'file' | 'edit' | 'view' | 'claim' | 'review' | 'help'

interface CommandShape {
  readonly id: string
  readonly group: CommandGroup
  /**
   * Keys as `Mod+Shift+Z`: Mod is Ctrl, or Cmd on macOS. A single character means that character whatever the layout puts it on.
   * The first is the one shown. Keys without a modifier work only outside text fields.
   */
  readonly keys: readonly string[]
  readonly needs: Needs
}

const table = <const T extends readonly CommandShape[]>(commands: T): T => commands

export const COMMANDS = table([
  { id: 'article.open', group: 'file', keys: ['Mod+O'], needs: 'nothing' },
  { id: 'article.paste', group: 'file', keys: ['Mod+Shift+V'], needs: 'nothing' },
  { id: 'annotations.import', group: 'file', keys: ['Mod+I'], needs: 'nothing' },
  { id: 'annotations.export', group: 'file', keys: ['Mod+E'], needs: 'nothing' },
  { id: 'ledger.export', group: 'file', keys: [], needs: 'article' },
  { id: 'article.describe', group: 'file', keys: ['Mod+Shift+D'], needs: 'article' },
  { id: 'revision.add', group: 'file', keys: ['Mod+Shift+O'], needs: 'article' },
  { id: 'revision.paste', group: 'file', keys: [], needs: 'article' },
  { id: 'package.send', group: 'file', keys: ['Mod+Shift+E'], needs: 'nothing' },
  { id: 'package.open', group: 'file', keys: ['Mod+Shift+I'], needs: 'nothing' },
  { id: 'package.return', group: 'file', keys: [], needs: 'nothing' },
  { id: 'people.rename', group: 'file', keys: [], needs: 'nothing' },
  { id: 'storage.open', group: 'file', keys: [], needs: 'nothing' },
  { id: 'report.library', group: 'file', keys: ['Mod+Shift+H'], needs: 'nothing' },
  { id: 'report.library-pdf', group: 'file', keys: ['Mod+Shift+P'], needs: 'nothing' },
  { id: 'app.print', group: 'file', keys: ['Mod+P'], needs: 'article' },
  { id: 'edit.undo', group: 'edit', keys: ['Mod+Z'], needs: 'article' },
  { id: 'edit.redo', group: 'edit', keys: ['Mod+Shift+Z', 'Mod+Y'], needs: 'article' },
  { id: 'edit.find', group: 'edit', keys: ['Mod+F'], needs: 'article' },
  { id: 'view.palette', group: 'view', keys: ['Mod+K'], needs: 'nothing' },
  { id: 'view.search', group: 'view', keys: ['Mod+Shift+F', '/'], needs: 'nothing' },
  { id: 'view.library', group: 'view', keys: ['Mod+B'], needs: 'nothing' },
  { id: 'view.claim-pane', group: 'view', keys: ['Mod+J'], needs: 'nothing' },
  { id: 'view.ledger', group: 'view', keys: ['g'], needs: 'article' },
  { id: 'view.revisions', group: 'view', keys: ['R'], needs: 'article' },
  { id: 'view.review', group: 'view', keys: ['V'], needs: 'article' },
  { id: 'revision.compare', group: 'view', keys: ['d'], needs: 'article' },
  { id: 'view.confidence', group: 'view', keys: ['t'], needs: 'article' },
  { id: 'view.rules', group: 'view', keys: [], needs: 'article' },
  { id: 'view.tag-together', group: 'view', keys: [], needs: 'nothing' },
  { id: 'view.zoom-in', group: 'view', keys: ['Mod+=', 'Mod++'], needs: 'nothing' },
  { id: 'view.zoom-out', group: 'view', keys: ['Mod+-'], needs: 'nothing' },
  { id: 'view.zoom-reset', group: 'view', keys: ['Mod+0'], needs: 'nothing' },
  { id: 'view.theme', group: 'view', keys: ['Mod+Shift+L'], needs: 'nothing' },
  { id: 'view.caret', group: 'view', keys: ['F7'], needs: 'article' },
  { id: 'claim.next', group: 'claim', keys: ['j'], needs: 'article' },
  { id: 'claim.previous', group: 'claim', keys: ['k'], needs: 'article' },
  { id: 'claim.next-undecided', group: 'claim', keys: ['n'], needs: 'article' },
  { id: 'claim.tag-attributed', group: 'claim', keys: ['a', '1'], needs: 'selection' },
  { id: 'claim.tag-contested', group: 'claim', keys: ['c', '2'], needs: 'selection' },
  { id: 'claim.tag-unverified', group: 'claim', keys: ['u', '3'], needs: 'selection' },
  { id: 'claim.untag', group: 'claim', keys: ['0'], needs: 'claim' },
  { id: 'claim.accept', group: 'claim', keys: ['Enter'], needs: 'selection' },
  { id: 'claim.reject', group: 'claim', keys: ['x'], needs: 'selection' },
  { id: 'claim.reject-rule', group: 'claim', keys: ['X'], needs: 'selection' },
  { id: 'claim.other-side', group: 'claim', keys: ['o'], needs: 'selection' },
  { id: 'claim.new', group: 'claim', keys: ['i'], needs: 'text-selection' },
  { id: 'claim.add-part', group: 'claim', keys: ['p'], needs: 'text-selection' },
  { id: 'claim.remove-part', group: 'claim', keys: ['P'], needs: 'text-selection' },
  { id: 'claim.source', group: 'claim', keys: ['s'], needs: 'claim' },
  { id: 'claim.cue', group: 'claim', keys: ['w'], needs: 'claim' },
  { id: 'claim.edit-part', group: 'claim', keys: ['e'], needs: 'claim' },
  { id: 'claim.start-back', group: 'claim', keys: ['['], needs: 'claim' },
  { id: 'claim.start-forward', group: 'claim', keys: [']'], needs: 'claim' },
  { id: 'claim.end-back', group: 'claim', keys: ['{'], needs: 'claim' },
  { id: 'claim.end-forward', group: 'claim', keys: ['}'], needs: 'claim' },
  { id: 'claim.start-back-character', group: 'claim', keys: ['Alt+['], needs: 'claim' },
  { id: 'claim.start-forward-character', group: 'claim', keys: ['Alt+]'], needs: 'claim' },
  { id: 'claim.end-back-character', group: 'claim', keys: ['Alt+{'], needs: 'claim' },
  { id: 'claim.end-forward-character', group: 'claim', keys: ['Alt+}'], needs: 'claim' },
  { id: 'claim.note', group: 'claim', keys: ['m'], needs: 'claim' },
  { id: 'claim.evidence', group: 'claim', keys: ['v'], needs: 'claim' },
  { id: 'claim.link', group: 'claim', keys: ['l'], needs: 'claim' },
  { id: 'claim.delete', group: 'claim', keys: ['Delete', 'Backspace'], needs: 'claim' },
  { id: 'recheck.next', group: 'claim', keys: ['J'], needs: 'article' },
  { id: 'recheck.previous', group: 'claim', keys: ['K'], needs: 'article' },
  { id: 'recheck.confirm', group: 'claim', keys: ['y'], needs: 'article' },
  { id: 'recheck.place', group: 'claim', keys: ['r'], needs: 'article' },
  { id: 'recheck.drop', group: 'claim', keys: ['D'], needs: 'article' },
  { id: 'review.next', group: 'review', keys: ['n'], needs: 'review' },
  { id: 'review.previous', group: 'review', keys: ['N'], needs: 'review' },
  { id: 'review.next-in-text', group: 'review', keys: ['j'], needs: 'review' },
  { id: 'review.previous-in-text', group: 'review', keys: ['k'], needs: 'review' },
  { id: 'review.take-majority', group: 'review', keys: ['Enter'], needs: 'review' },
  { id: 'review.take-1', group: 'review', keys: ['1'], needs: 'review' },
  { id: 'review.take-2', group: 'review', keys: ['2'], needs: 'review' },
  { id: 'review.take-3', group: 'review', keys: ['3'], needs: 'review' },
  { id: 'review.take-4', group: 'review', keys: ['4'], needs: 'review' },
  { id: 'review.take-5', group: 'review', keys: ['5'], needs: 'review' },
  { id: 'review.merge', group: 'review', keys: ['m'], needs: 'review' },
  { id: 'review.write', group: 'review', keys: ['w'], needs: 'review' },
  { id: 'review.none', group: 'review', keys: ['x'], needs: 'review' },
  { id: 'review.revoke', group: 'review', keys: ['0'], needs: 'review' },
  { id: 'review.reason', group: 'review', keys: ['e'], needs: 'review' },
  { id: 'review.accept-agreed', group: 'review', keys: ['A'], needs: 'review' },
  { id: 'review.say', group: 'review', keys: ['c'], needs: 'review' },
  { id: 'review.resolve', group: 'review', keys: ['r'], needs: 'review' },
  { id: 'review.next-unread', group: 'review', keys: ['u'], needs: 'review' },
  { id: 'review.accept-decision', group: 'review', keys: ['y'], needs: 'review' },
  { id: 'review.show-analyst', group: 'review', keys: ['a'], needs: 'review' },
  { id: 'review.side-by-side', group: 'review', keys: ['b'], needs: 'review' },
  { id: 'review.full', group: 'review', keys: ['f'], needs: 'review' },
  { id: 'review.figures', group: 'review', keys: ['G'], needs: 'review' },
  { id: 'review.freeze', group: 'review', keys: [], needs: 'review' },
  { id: 'review.slips', group: 'review', keys: ['s'], needs: 'review' },
  { id: 'review.report', group: 'review', keys: ['H'], needs: 'review' },
  { id: 'review.report-pdf', group: 'review', keys: ['P'], needs: 'review' },
  { id: 'review.export', group: 'review', keys: [], needs: 'review' },
  { id: 'help.shortcuts', group: 'help', keys: ['?', 'F1'], needs: 'nothing' },
  { id: 'help.diagnostics', group: 'help', keys: [], needs: 'nothing' },
  { id: 'help.about', group: 'help', keys: [], needs: 'nothing' },
])

export type Command = (typeof COMMANDS)[number]
export type CommandId = Command['id']

export const COMMAND_GROUPS: readonly CommandGroup[] = ['file', 'edit', 'view', 'claim', 'review', 'help']

export function commandById(id: CommandId): Command {
  const found = COMMANDS.find((command) => command.id === id)
  if (!found) throw new RangeError(`no command ${id}`)
  return found
}

/** The commands that a key may mean: those of claims while one annotates, those of a review while one reviews. */
export function commandsWhile(doing: 'annotating' | 'reviewing'): readonly Command[] {
  const other: CommandGroup = doing === 'annotating' ? 'review' : 'claim'
  return COMMANDS.filter(({ group }) => group !== other)
}
