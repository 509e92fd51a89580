import { pgEnum } from 'drizzle-orm/pg-core'

// PostgreSQL's side of the words in `lib/scans/model.ts`; a test there holds the two together.
export const severity = pgEnum('severity', ['critical', 'high', 'medium', 'low', 'info', 'unknown'])
export const findingType = pgEnum('finding_type', [
  'dependency',
  'image',
  'secret',
  'infrastructure-code',
  'cloud',
  'source-code',
  'web',
  'licence',
  'drift',
])
export const assetKind = pgEnum('asset_kind', ['repository', 'image', 'system', 'cloud-account', 'other'])
export const runStatus = pgEnum('run_status', [
  'queued',
  'processing',
  'held',
  'complete',
  'partial',
  'superseded',
  'failed',
])
export const disposition = pgEnum('disposition', ['none', 'accepted', 'false_positive', 'not_affected'])
export const dispositionOutcome = pgEnum('disposition_outcome', [
  'pending',
  'approved',
  'rejected',
  'withdrawn',
])
export const findingEventKind = pgEnum('finding_event_kind', [
  'fixed',
  'reopened',
  'severity_changed',
  'disposition_requested',
  'disposition_approved',
  'disposition_rejected',
  'disposition_ended',
  'to_review',
])
