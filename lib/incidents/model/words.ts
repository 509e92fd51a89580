import type {
  ClockKind,
  IncidentDuty,
  IncidentSeverity,
  IncidentStatus,
  ResponseStep,
  TimelineKind,
} from '../model.ts'
import type { PostMortemRow } from './analysis.ts'
import type { IncidentTaskKind, TaskState, taskSegments } from './task.ts'

/** A state as a badge says it. */
export const incidentStatusWords: Record<IncidentStatus, string> = {
  reported: 'Reported',
  classified: 'Classified',
  mobilised: 'Mobilised',
  triaging: 'In triage',
  contained: 'Contained',
  eradicated: 'Eradicated',
  recovering: 'Recovering',
  resolved: 'Resolved',
  post_mortem_draft: 'Post-mortem in draft',
  review: 'Post-mortem in review',
  published: 'Published',
  closed: 'Closed',
  dismissed: 'Dismissed',
}

export const incidentSeverityWords: Record<IncidentSeverity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

export const responseStepWords: Record<ResponseStep, string> = {
  triage: 'Triage',
  contain: 'Contain',
  eradicate: 'Eradicate',
  recover: 'Recover',
}

export const incidentDutyWords: Record<IncidentDuty, string> = {
  commander: 'Commander',
  scribe: 'Scribe',
  responder: 'Responder',
  communications: 'Communications',
}

export const timelineKindWords: Record<TimelineKind, string> = {
  detection: 'Detection',
  action: 'Action',
  decision: 'Decision',
  communication: 'Communication',
  evidence: 'Evidence',
}

/** What a clock waits for. A regulatory one has a name of its own. */
export const clockKindWords: Record<Exclude<ClockKind, 'regulatory'>, string> = {
  classify: 'Classify',
  acknowledge: 'Acknowledge',
  publish: 'Public post-mortem',
}

export const taskStateWords: Record<TaskState, string> = {
  open: 'Open',
  late: 'Late',
  done: 'Done',
  done_late: 'Done late',
  cancelled: 'Cancelled',
}

export const taskKindWords: Record<IncidentTaskKind, string> = {
  task: 'Task',
  follow_up: 'Follow-up',
}

export const taskSegmentWords: Record<(typeof taskSegments)[number], string> = {
  open: 'Open',
  late: 'Late',
  done: 'Done',
  cancelled: 'Cancelled',
  all: 'All',
}

export const postMortemOutcomeWords: Record<PostMortemRow['outcome'], string> = {
  in_time: 'In time',
  late: 'Late',
  waiting: 'Time left',
  overdue: 'Overdue',
}
