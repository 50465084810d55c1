/** Who is called what, and taking another name. */
export const PEOPLE_MESSAGES = {
  'people.title': 'Your name',
  'people.description': 'What you are called here, in reviews, return slips, exports and the packages you send.',
  'people.name': 'Name',
  'people.keeps':
    'Everything you marked, decided and wrote stays yours, also where it was done under another name: your files go by “{id}”, which never changes.',
  'people.seen': 'Colleagues who share this folder see the new name within seconds, others with your next package.',
  'people.same': '{name} has that name already. It can be yours too; “{id}” stands behind it then, so that you are told apart.',
  'people.name.empty': 'Type a name.',
  'people.name.too-long': 'A name has at most {most} characters.',
  'people.name.unseen-characters': 'The name has characters in it that cannot be seen. Type it instead of pasting it.',
  'people.before': 'Before: {names}',
  'people.goes-by': '(files go by “{id}”)',
  'people.run': 'Take this name',
  'people.renamed': 'You are called {name} now.',
} as const

/** What goes wrong with names. */
export const PEOPLE_FAILURE_MESSAGES = {
  'failure.name-unreadable.what': 'The file with the name of “{analyst}” cannot be read ({file}).',
  'failure.name-unreadable.safe':
    'All annotations are untouched; until the file can be read, what it goes by is shown in place of the name.',
  'failure.name-unreadable.do': 'If it is yours, take your name again under “Your name”; else the colleague has to. The old file is kept.',
  'failure.bad-name.what': 'This cannot be a name: {reason}.',
  'failure.bad-name.safe': 'You are called as before.',
  'failure.bad-name.do': 'Type another name.',
} as const
