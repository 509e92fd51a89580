import { type SQL, sql } from 'drizzle-orm'
import type { AccessFormat } from '../../model/format.ts'

/** What each step of a merge knows of the import. */
export type Merge = {
  sourceId: string
  /** Null: the source is about no system, and takes people only. */
  systemId: string | null
  feedId: string
  format: AccessFormat
  part: string
  evidenceId: string
  /** When the document was true; ranges begin and end here. */
  observedAt: Date
  recordedAt: Date
  /**
   * A partial or held import notes on each fact that it was shown, because a complete one that was observed earlier may
   * yet arrive: that one neither closes nor changes it. A complete import needs no such note: an older one is superseded.
   */
  isConfirming: boolean
  isComplete: boolean
  /** The document tells which accounts there are; else it only speaks of accounts that others list. */
  listsAccounts: boolean
  privilegedRoles: readonly string[]
}

export type Changes = { seen: number; opened: number; changed: number; closed: number }
export const noChanges: Changes = { seen: 0, opened: 0, changed: 0, closed: 0 }

export const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`
export const uuid = (id: string): SQL => sql`${id}::uuid`

/**
 * The end of a range that this import closes. Where the range began at that very instant or later (another feed or a
 * person's decision wrote it), it ends a millisecond after it began: no range is empty.
 */
export const endOf = (validFrom: SQL, at: SQL): SQL =>
  sql`greatest(${at}, ${validFrom} + interval '1 millisecond')`
