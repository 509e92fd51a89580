import type { AccessSourceKind, ImportStatus } from '../model.ts'
import type { ColumnMapping } from './column-mapping.ts'

/** One scope of a source and what its latest documents said. */
export type FeedRow = {
  id: string
  sourceId: string
  sourceName: string
  format: string
  part: string
  lastCompleteAt: Date | null
  lastCompleteImportId: string | null
  /** The newest import of the feed, whatever came of it. */
  last: {
    importId: string
    status: ImportStatus
    at: Date
    received: number | null
    expected: number | null
    rejected: number
    assertsMfa: boolean
  } | null
}

export type Attestation = { byName: string; at: Date; until: Date; justification: string }

export type SourceRow = {
  id: string
  name: string
  kind: AccessSourceKind
  systemId: string | null
  systemName: string | null
  privilegedRoles: string[]
  mapping: ColumnMapping | null
  attestation: Attestation | null
  createdAt: Date
  retiredAt: Date | null
  feeds: FeedRow[]
}

/** Whether a source says what it should: the worst of its feeds. */
export type SourceState = 'empty' | 'held' | 'failed' | 'partial' | 'stale' | 'fresh'
