/** What goes wrong with packages. */
export const PACKAGE_FAILURE_MESSAGES = {
  'failure.package-foreign.what': '“{name}” is an archive, but no Claimlight package.',
  'failure.package-foreign.safe': 'Nothing of it was imported; your annotations are as they were.',
  'failure.package-foreign.do': 'Ask for the file ending in .claimlight. To go back to a backup, open “Storage and backups”.',
  'failure.package-newer.what': '“{name}” was made by a newer Claimlight (package version {version}).',
  'failure.package-newer.safe': 'Nothing of it was imported; your annotations are as they were.',
  'failure.package-newer.do': 'Update Claimlight, or ask the sender for Claimlight’s JSON (“Export annotations”).',
  'failure.package-broken.what': '“{name}” is damaged: what it says of itself does not fit ({where}).',
  'failure.package-broken.safe': 'Nothing of it was imported; your annotations are as they were.',
  'failure.package-broken.do': 'Ask for the package again. If it breaks on the way, send it inside another archive.',
  'failure.package-conflicts.what': '“{name}” changes claims that were changed here too ({count}).',
  'failure.package-conflicts.safe': 'Nothing of it was imported; both versions are as they were.',
  'failure.package-conflicts.do':
    'Decide for each which version stands, then merge. On the command line, --take mine or --take theirs decides all.',
  'failure.packages-unreadable.what':
    'Claimlight cannot read what it noted about packages sent to you ({file}), so it cannot tell which articles you are to judge blind.',
  'failure.packages-unreadable.safe':
    'Your annotations are untouched. No suggestions and nothing of others are shown in any article until this is settled.',
  'failure.packages-unreadable.do':
    'Restore the file from a backup or the sync tool. Or set it aside: then nothing is kept from you, and answers to masked packages stay masked.',
} as const
