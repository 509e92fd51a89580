import type { ReportStatus } from '../model.ts'

/** How people read the state of a report. */
export const reportWords: Readonly<Record<ReportStatus, string>> = {
  received: 'waiting',
  acknowledged: 'acknowledged',
  escalated: 'became an incident',
  dismissed: 'closed without an incident',
}

/** What may follow: an answer of any kind also acknowledges. A dismissed report can still become an incident. */
const reportMoves: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
  received: ['acknowledged', 'escalated', 'dismissed'],
  acknowledged: ['escalated', 'dismissed'],
  dismissed: ['escalated'],
  escalated: [],
}

export const mayBecome = (from: ReportStatus, to: ReportStatus): boolean => reportMoves[from].includes(to)
