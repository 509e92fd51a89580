import type { AlertKind, AlertUrgency, DigestCadence, WebhookTopic } from '../model.ts'

export const urgencyWords: Readonly<Record<AlertUrgency, string>> = {
  urgent: 'urgent',
  soon: 'soon',
  notice: 'for your notice',
}

export const kindWords: Readonly<Record<AlertKind, string>> = {
  review_due_soon: 'review due soon',
  review_overdue: 'review overdue',
  revocation_overdue: 'revocation overdue',
  regrant: 'given again',
  orphan_privileged_account: 'privileged, nobody’s',
  mfa_lost: 'second factor lost',
  rubber_stamp: 'hasty review',
  import_stale: 'import stale',
  import_partial: 'import incomplete',
  report_waiting: 'report waiting',
  issue_unreported: 'known, not reported',
  incident_page: 'you are called',
  incident_clock: 'incident deadline',
  incident_action_late: 'action late',
  publication_blocked: 'publication stopped',
  on_call_gap: 'nobody on call',
}

export const cadenceWords: Readonly<Record<DigestCadence, string>> = {
  immediate: 'At once',
  hourly: 'Once an hour',
  daily: 'Once a day',
  weekly: 'Once a week, on Mondays',
  off: 'Never',
}

export const topicWords: Readonly<Record<WebhookTopic, string>> = {
  alerts: 'Alerts: opened, raised, closed',
  revocations: 'Revocations: a ticket for each',
  incidents: 'Incidents: called, acknowledged, resolved, published',
}
