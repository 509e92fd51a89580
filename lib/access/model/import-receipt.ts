import type { ImportStatus } from '../model.ts'

export const importStatusWords: Record<ImportStatus, string> = {
  queued: 'Queued',
  processing: 'Processing',
  held: 'Held',
  complete: 'Complete',
  partial: 'Partial',
  superseded: 'Superseded',
  failed: 'Failed',
}

/** One sentence on what an import's status means for the facts of its feed. */
export const importStatusMeanings: Record<ImportStatus, string> = {
  queued: 'It waits for the worker.',
  processing: 'The worker is reading it.',
  held: 'It would close more than half of what is open, so it waits for a lead.',
  complete: 'Everything was read: what it no longer shows was closed.',
  partial: 'Not everything could be relied on: what it shows was opened, nothing was closed.',
  superseded: 'A newer complete import was merged before it: it changed nothing.',
  failed: 'It could not be read: it opened and closed nothing.',
}

/** Nothing more will happen to it by itself. */
export const isSettledImport = (status: ImportStatus): boolean =>
  status !== 'queued' && status !== 'processing'

type Changes = { seen: number; opened: number; changed: number; closed: number }
export type ImportCounts = {
  received: number
  rejected: number
  people: Changes
  accounts: Changes
  grants: Changes
}

/** What came of a document, for people and for whoever sent it. */
export type ImportReceipt = {
  /** Tells it apart from the receipt of a scan, at the same address. */
  type: 'import'
  id: string
  status: ImportStatus
  sourceName: string
  systemName: string | null
  format: string | null
  part: string | null
  fileName: string
  isDeclaredComplete: boolean
  collector: string
  submittedBy: string
  receivedAt: Date
  observedAt: Date | null
  finishedAt: Date | null
  evidenceId: string | null
  evidenceSha256: string | null
  sentSha256: string
  sentSize: number
  expectedCount: number | null
  counts: ImportCounts | null
  held: { closing: number; open: number } | null
  problems: { where: string; what: string; nextStep: string }[]
  error: { code: string; message: string; nextStep: string } | null
}
