import type { IncidentStatus } from '../model.ts'

/** One legal move of an incident, and what it asks for. */
export type Transition = {
  to: IncidentStatus
  /** How a button names it. */
  verb: string
  /** What must be true first; the command that makes the move checks it. */
  needs:
    | 'classification'
    | 'acknowledgement'
    | 'triage'
    | 'contain'
    | 'eradicate'
    | 'recover'
    | 'reason'
    | 'submission'
    | 'publication'
    | 'nothing'
}

/**
 * FORMATS.md, Incidents: reported → classified → mobilised → triaging → contained → eradicated → recovering → resolved →
 * post-mortem draft → review → published → closed; also dismissed (reason) and re-opened. Steps that come early are not
 * refused: what is contained before anybody was called is contained. Medium and Low need no public post-mortem and may
 * be closed once resolved.
 */
export const transitions: Readonly<Record<IncidentStatus, readonly Transition[]>> = {
  reported: [
    { to: 'classified', verb: 'Classify', needs: 'classification' },
    { to: 'dismissed', verb: 'Dismiss', needs: 'reason' },
  ],
  classified: [
    { to: 'mobilised', verb: 'Mobilise', needs: 'acknowledgement' },
    { to: 'triaging', verb: 'Begin triage', needs: 'nothing' },
    { to: 'dismissed', verb: 'Dismiss', needs: 'reason' },
  ],
  mobilised: [
    { to: 'triaging', verb: 'Begin triage', needs: 'nothing' },
    { to: 'dismissed', verb: 'Dismiss', needs: 'reason' },
  ],
  triaging: [
    { to: 'contained', verb: 'Contained', needs: 'contain' },
    { to: 'dismissed', verb: 'Dismiss', needs: 'reason' },
  ],
  contained: [{ to: 'eradicated', verb: 'Eradicated', needs: 'eradicate' }],
  eradicated: [{ to: 'recovering', verb: 'Begin recovery', needs: 'nothing' }],
  recovering: [{ to: 'resolved', verb: 'Resolve', needs: 'recover' }],
  resolved: [
    { to: 'post_mortem_draft', verb: 'Draft the post-mortem', needs: 'nothing' },
    { to: 'closed', verb: 'Close', needs: 'nothing' },
    { to: 'triaging', verb: 'Re-open', needs: 'reason' },
  ],
  post_mortem_draft: [
    { to: 'review', verb: 'Submit for review', needs: 'submission' },
    { to: 'triaging', verb: 'Re-open', needs: 'reason' },
  ],
  review: [
    { to: 'post_mortem_draft', verb: 'Back to the draft', needs: 'nothing' },
    { to: 'published', verb: 'Published', needs: 'publication' },
    { to: 'triaging', verb: 'Re-open', needs: 'reason' },
  ],
  published: [
    { to: 'closed', verb: 'Close', needs: 'nothing' },
    { to: 'triaging', verb: 'Re-open', needs: 'reason' },
  ],
  closed: [{ to: 'triaging', verb: 'Re-open', needs: 'reason' }],
  dismissed: [{ to: 'reported', verb: 'Re-open', needs: 'reason' }],
}

/** The move from one state to another, or undefined where there is none. */
export const transitionBetween = (from: IncidentStatus, to: IncidentStatus): Transition | undefined =>
  transitions[from].find((one) => one.to === to)

/** Nothing is left to do about it but what its follow-up actions say. */
export const isOver = (status: IncidentStatus): boolean => status === 'closed' || status === 'dismissed'

/** Somebody is working on it: from the report to the resolution. */
export const isActive = (status: IncidentStatus): boolean =>
  !isOver(status) && !['resolved', 'post_mortem_draft', 'review', 'published'].includes(status)
