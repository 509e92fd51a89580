// Every word of this domain that is one of a few, each listed once. No schema stands here: pages carry these words into
// the browser, and should not carry what checks them.

/** From worst to least; `unknown` counts as no worse than `info` but is shown apart. */
export const severities = ['critical', 'high', 'medium', 'low', 'info', 'unknown'] as const
export type Severity = (typeof severities)[number]

export const findingTypes = [
  'dependency',
  'image',
  'secret',
  'infrastructure-code',
  'cloud',
  'source-code',
  'web',
  'licence',
  'drift',
] as const
export type FindingType = (typeof findingTypes)[number]

export const scanFormats = ['trivy', 'grype', 'sarif', 'npm-audit', 'gitleaks'] as const
export type ScanFormat = (typeof scanFormats)[number]

/** `held`: waits for a person. `superseded`: older than the scope's latest complete run, changed nothing. */
export const runStatuses = [
  'queued',
  'processing',
  'held',
  'complete',
  'partial',
  'superseded',
  'failed',
] as const
export type RunStatus = (typeof runStatuses)[number]

/** What people (or VEX) decided about a finding; kept apart from whether it is detected. */
export const dispositions = ['none', 'accepted', 'false_positive', 'not_affected'] as const
export type Disposition = (typeof dispositions)[number]

/** What a person asked for and another decided: closed once it is anything but `pending`. */
export const dispositionOutcomes = ['pending', 'approved', 'rejected', 'withdrawn'] as const
export type DispositionOutcome = (typeof dispositionOutcomes)[number]

/** What happens to a finding after it was first seen. */
export const findingEventKinds = [
  'fixed',
  'reopened',
  'severity_changed',
  'disposition_requested',
  'disposition_approved',
  'disposition_rejected',
  'disposition_ended',
  'to_review',
] as const
export type FindingEventKind = (typeof findingEventKinds)[number]

/** Derived from detection and disposition (`rules/finding-state.ts`), never stored as truth. */
export const findingStates = [
  'new',
  'active',
  'fixed',
  'reopened',
  'accepted',
  'suppressed',
  'to_review',
] as const
export type FindingState = (typeof findingStates)[number]
