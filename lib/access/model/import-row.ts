import type { ImportStatus } from '../model.ts'
import type { ImportCounts } from './import-receipt.ts'

/** One document of a source in the list of its imports. */
export type ImportRow = {
  id: string
  fileName: string
  status: ImportStatus
  format: string | null
  part: string | null
  submittedBy: string
  receivedAt: Date
  counts: ImportCounts | null
}

/** A row that could not be read. */
export type RejectRow = {
  position: number
  where: string
  what: string
  nextStep: string
  fields: Record<string, string>
}
