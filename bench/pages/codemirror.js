import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import { start } from './harness'

const addMark = StateEffect.define()
const decoration = ({ id, start, end, tag }) => Decoration.mark({ class: tag, attributes: { 'data-id': id } }).range(start, end)

let view = null

start({
  open(root, { text, marks }) {
    root.className = 'whole-window'
    const field = StateField.define({
      create: () => Decoration.set(marks.map(decoration), true),
      update(set, transaction) {
        let mapped = set.map(transaction.changes)
        for (const effect of transaction.effects) if (effect.is(addMark)) mapped = mapped.update({ add: [decoration(effect.value)] })
        return mapped
      },
      provide: (self) => EditorView.decorations.from(self),
    })
    const state = EditorState.create({ doc: text, extensions: [field, EditorView.lineWrapping, EditorState.readOnly.of(true)] })
    view = new EditorView({ parent: root, state })
  },
  add: (mark) => view.dispatch({ effects: addMark.of(mark) }),
  shown: (id) => document.querySelector(`[data-id="${id}"]`) !== null,
  scroller: () => view.scrollDOM,
})
