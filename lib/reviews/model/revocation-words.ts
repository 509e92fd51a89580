import type { RevocationStatus } from '../model.ts'

/** Each state in the words of the board. */
export const revocationWords: Readonly<Record<RevocationStatus, string>> = {
  open: 'To be taken away',
  claimed_done: 'Said to be done',
  proven_gone: 'Proven gone',
  still_present: 'Still there',
  regranted: 'Given again',
  not_supported: 'Not supported',
  risk_accepted: 'Risk accepted',
  withdrawn: 'Withdrawn',
}

/** What one step of the history says, by the state it led to. */
export const revocationSteps: Readonly<Record<RevocationStatus, string>> = {
  open: 'Owed',
  claimed_done: 'Said to be done',
  proven_gone: 'Proven gone by an import',
  still_present: 'An import still shows it',
  regranted: 'Given again',
  not_supported: 'Said not to be supported',
  risk_accepted: 'The risk was accepted',
  withdrawn: 'Withdrawn with its decision',
}
