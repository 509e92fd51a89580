import type { AlertKind } from '../model.ts'

/**
 * Causes are judged in groups, each by itself: `clocks` follows the minutes of an incident, `standing` all that may wait
 * for some. A group opens, changes and closes the alerts of its own kinds only.
 */
export const causeGroups = ['standing', 'clocks'] as const
export type CauseGroup = (typeof causeGroups)[number]

export const kindsOf: Readonly<Record<CauseGroup, readonly AlertKind[]>> = {
  standing: [
    'review_due_soon',
    'review_overdue',
    'revocation_overdue',
    'regrant',
    'orphan_privileged_account',
    'mfa_lost',
    'rubber_stamp',
    'import_stale',
    'import_partial',
    'issue_unreported',
    'on_call_gap',
  ],
  clocks: [
    'report_waiting',
    'incident_page',
    'incident_clock',
    'incident_action_late',
    'publication_blocked',
  ],
}
