import type { RunStatus } from './vocabulary.ts'

export const runStatusWords: Record<RunStatus, string> = {
  queued: 'Queued',
  processing: 'Processing',
  held: 'Held',
  complete: 'Complete',
  partial: 'Partial',
  superseded: 'Superseded',
  failed: 'Failed',
}

/** One sentence on what a run's status means for its findings. */
export const runStatusMeanings: Record<RunStatus, string> = {
  queued: 'It waits for the worker.',
  processing: 'The worker is reading it.',
  held: 'It would close more than half of its open findings, so it waits for a lead.',
  complete: 'Everything was read: what it no longer shows was closed.',
  partial: 'Not everything could be relied on: what it shows was opened, nothing was closed.',
  superseded: 'A newer complete run was merged before it: it changed nothing.',
  failed: 'It could not be read: it opened and closed nothing.',
}

/** Nothing more will happen to it by itself. */
export const isSettled = (status: RunStatus): boolean => status !== 'queued' && status !== 'processing'

export type RunCountsDto = {
  elements: number
  findings: number
  opened: number
  reopened: number
  fixed: number
  unchanged: number
  changed: number
}

export type RunRow = {
  id: string
  status: RunStatus
  assetName: string | null
  branch: string
  tool: string | null
  fileName: string
  submittedBy: string
  receivedAt: Date
  observedAt: Date | null
  counts: RunCountsDto | null
}
export type RunPage = { rows: RunRow[]; nextCursor: string | null }

export type RunProblem = { where: string; what: string; nextStep: string }

/** A run's receipt: what came, what became of it, and what to do when that is not what was wanted. */
export type RunReceipt = RunRow & {
  assetId: string | null
  scopeId: string | null
  evidenceId: string | null
  /** Of the stored artifact; null until it is stored. */
  evidenceSha256: string | null
  sentSha256: string
  sentSize: number
  format: string | null
  toolVersion: string | null
  configuration: string | null
  commit: string | null
  digest: string | null
  isDeclaredSuccess: boolean
  collector: string
  submittedByType: string
  processedElements: number
  startedAt: Date | null
  finishedAt: Date | null
  redactedCount: number | null
  expectedCount: number | null
  encoding: string | null
  problems: RunProblem[]
  error: { code: string; message: string; nextStep: string } | null
  held: { closing: number; open: number } | null
  releasedBy: string | null
  releasedAt: Date | null
}
