import type { IncidentSeverity } from '../model.ts'
import type { TaskLine } from './task.ts'

/** What is measured from where to where. The definition is shown beside every figure. */
export const durationMeasures = [
  {
    key: 'acknowledge',
    title: 'Time to acknowledge',
    definition: 'From the first classification to the first acknowledgement.',
  },
  {
    key: 'contain',
    title: 'Time to contain',
    definition: 'From the report to the moment containment was done, as claimed with evidence.',
  },
  {
    key: 'eradicate',
    title: 'Time to eradicate',
    definition: 'From the report to the moment eradication was done, as claimed with evidence.',
  },
  {
    key: 'resolve',
    title: 'Time to resolve',
    definition: 'From the report to the last resolution; a re-opened incident counts to its later one.',
  },
  {
    key: 'publish',
    title: 'Time to publish',
    definition: 'From the last resolution to the proof that anybody can read the post-mortem.',
  },
] as const
export type DurationKey = (typeof durationMeasures)[number]['key']

/** Of the incidents that reached the end of a measure. Minutes. */
export type DurationFigure = {
  count: number
  medianMinutes: number | null
  p90Minutes: number | null
}

/** One incident behind a duration. */
export type DurationRow = {
  number: number
  title: string
  severity: IncidentSeverity | null
  minutes: number
}

export type DurationSeries = {
  key: DurationKey
  title: string
  definition: string
  all: DurationFigure
  bySeverity: Record<IncidentSeverity, DurationFigure>
  /** By the month of the report: `2026-01`, oldest first, months without any left out. */
  byMonth: ({ month: string } & DurationFigure)[]
  /** Longest first. */
  rows: DurationRow[]
}

export type MonthCount = {
  /** `2026-01` */
  month: string
  counts: Record<IncidentSeverity | 'unclassified', number>
}

export type CauseCount = {
  category: string
  /** Newest first. */
  incidents: { number: number; title: string; severity: IncidentSeverity | null; reportedAt: string }[]
}

export type PostMortemRow = {
  number: number
  title: string
  severity: IncidentSeverity
  resolvedAt: string
  dueAt: string
  publishedAt: string | null
  outcome: 'in_time' | 'late' | 'waiting' | 'overdue'
}

/** Everything as of one moment. Times are ISO 8601. Dismissed incidents are counted apart and measured nowhere. */
export type IncidentAnalysis = {
  asOf: string
  isLive: boolean
  /** Of the report: the first and the last month looked at. */
  fromMonth: string
  toMonth: string
  total: number
  dismissedCount: number
  /** Oldest first, every month of the range. By highest severity. */
  months: MonthCount[]
  durations: DurationSeries[]
  /** Causes that came more than once, most frequent first; how many have no cause named. */
  repeatCauses: CauseCount[]
  unnamedCauseCount: number
  /** Actions past their date, longest overdue first. */
  overdueActions: TaskLine[]
  postMortems: {
    counts: Record<PostMortemRow['outcome'], number>
    /** Newest resolution first. */
    rows: PostMortemRow[]
  }
}
