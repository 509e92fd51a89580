import { z } from 'zod'
import { type IncidentSeverity, type IncidentStatus, incidentSeveritySchema } from '../model.ts'
import type { ClockView } from './incident.ts'

/** The columns of the board, each with the states it holds. */
export const boardPhases = [
  { key: 'arriving', title: 'Arriving', statuses: ['reported', 'classified', 'mobilised'] },
  {
    key: 'responding',
    title: 'Responding',
    statuses: ['triaging', 'contained', 'eradicated', 'recovering'],
  },
  {
    key: 'learning',
    title: 'Learning',
    statuses: ['resolved', 'post_mortem_draft', 'review', 'published'],
  },
  { key: 'over', title: 'Over', statuses: ['closed', 'dismissed'] },
] as const satisfies readonly { key: string; title: string; statuses: readonly IncidentStatus[] }[]
export type BoardPhaseKey = (typeof boardPhases)[number]['key']

/** One incident as the board shows it. Times are ISO 8601. */
export type BoardLine = {
  id: string
  number: number
  title: string
  status: IncidentStatus
  severity: IncidentSeverity | null
  highestSeverity: IncidentSeverity | null
  reportedAt: string
  /** Of its present resolution. */
  resolvedAt: string | null
  /** Since when it is in its state. */
  statusSince: string
  reopenCount: number
  commanderNames: string[]
  /** Clocks that run, nearest deadline first. */
  clocks: ClockView[]
  openTaskCount: number
  lateTaskCount: number
  /** A downgrade waits for a second person. */
  hasWaitingDowngrade: boolean
  /** Somebody is being called. */
  isPaging: boolean
}

export type BoardColumn = {
  key: BoardPhaseKey
  title: string
  /** Of all that match, more than `lines` when there is a next page. */
  total: number
  /** Worst first, then nearest deadline; what is over: newest first. */
  lines: BoardLine[]
}

export type Board = {
  asOf: string
  isLive: boolean
  columns: BoardColumn[]
  /** Of what is not over, by present severity. */
  openCounts: Record<IncidentSeverity | 'unclassified', number>
  /** Running clocks of all that is shown and not over. */
  clockCounts: { running: number; atRisk: number; breached: number }
  /** Continue the column of what is over below this number; null at its end. */
  nextOver: number | null
  /** Whether any incident was ever recorded. */
  isEmpty: boolean
}

export const boardFilterSchema = z.strictObject({
  asOf: z.date().optional(),
  severities: z.array(incidentSeveritySchema).max(4).optional(),
  /** In number, title or summary. */
  text: z.string().trim().max(200).optional(),
  /** Only those the caller has a duty in. */
  isMine: z.boolean().default(false),
  /** Only those with a clock at risk or breached. */
  isPressing: z.boolean().default(false),
  /** What is over, below this number. */
  overBelow: z.int().positive().optional(),
  overLimit: z.int().min(0).max(100).default(20),
})
export type BoardFilter = z.input<typeof boardFilterSchema>
