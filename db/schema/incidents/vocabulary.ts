import { pgEnum } from 'drizzle-orm/pg-core'

export const reportStatus = pgEnum('report_status', ['received', 'acknowledged', 'escalated', 'dismissed'])
export const reportChannel = pgEnum('report_channel', ['browser', 'api', 'anonymous'])
export const incidentSeverity = pgEnum('incident_severity', ['critical', 'high', 'medium', 'low'])
export const incidentStatus = pgEnum('incident_status', [
  'reported',
  'classified',
  'mobilised',
  'triaging',
  'contained',
  'eradicated',
  'recovering',
  'resolved',
  'post_mortem_draft',
  'review',
  'published',
  'closed',
  'dismissed',
])
export const incidentDuty = pgEnum('incident_duty', ['commander', 'scribe', 'responder', 'communications'])
export const timelineKind = pgEnum('timeline_kind', [
  'detection',
  'action',
  'decision',
  'communication',
  'evidence',
])
export const responseStep = pgEnum('response_step', ['triage', 'contain', 'eradicate', 'recover'])
export const clockKind = pgEnum('clock_kind', ['classify', 'acknowledge', 'publish', 'regulatory'])
export const incidentTaskKind = pgEnum('incident_task_kind', ['task', 'follow_up'])
export const postMortemStatus = pgEnum('post_mortem_status', ['draft', 'review', 'approved', 'published'])
export const postMortemVerdict = pgEnum('post_mortem_verdict', ['approve', 'request_changes'])
export const publicationState = pgEnum('publication_state', [
  'queued',
  'branched',
  'committed',
  'requested',
  'merged',
  'proven',
  'cancelled',
])
export const destinationKind = pgEnum('destination_kind', ['github', 'git'])
export const hookKind = pgEnum('hook_kind', ['standard', 'github', 'pagerduty'])
