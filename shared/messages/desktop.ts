/** What only the desktop's own dialogs say. */
export const DESKTOP_MESSAGES = {
  'desktop.open-external': 'Open this address outside Claimlight?',
  'desktop.open-external.open': 'Open',
  'desktop.cancel': 'Cancel',
  'desktop.close-anyway': 'The last step of closing did not finish. Everything shown as saved is on disk.',
} as const
