import { z } from 'zod'

/** From worst to least; `unknown` counts as no worse than `info` but is shown apart. */
export const severities = ['critical', 'high', 'medium', 'low', 'info', 'unknown'] as const
export const severitySchema = z.enum(severities)
export type Severity = z.infer<typeof severitySchema>

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
export const findingTypeSchema = z.enum(findingTypes)
export type FindingType = z.infer<typeof findingTypeSchema>

export const scanFormats = ['trivy', 'grype', 'sarif', 'npm-audit', 'gitleaks'] as const
export const scanFormatSchema = z.enum(scanFormats)
export type ScanFormat = z.infer<typeof scanFormatSchema>

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
export const runStatusSchema = z.enum(runStatuses)
export type RunStatus = z.infer<typeof runStatusSchema>

/** What people (or VEX) decided about a finding; kept apart from whether it is detected. */
export const dispositions = ['none', 'accepted', 'false_positive', 'not_affected'] as const
export const dispositionSchema = z.enum(dispositions)
export type Disposition = z.infer<typeof dispositionSchema>

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
export const findingStateSchema = z.enum(findingStates)
export type FindingState = z.infer<typeof findingStateSchema>

/**
 * What the report says about an element.
 * `present`: the tool asserts it. `suppressed`: asserted, but waived in the tool or the code (SARIF
 * suppressions, Trivy EXCEPTION). `not_asserted`: listed only (SARIF kind other than fail, open and review;
 * baselineState absent): it counts as received, and as not seen.
 */
export type Assertion = 'present' | 'suppressed' | 'not_asserted'

/** Longest plain text kept of a report's prose; the raw element stays in the artifact. */
export const longestDescription = 2_000

/** One finding as a report states it. Text is plain text, free of control characters, well-formed Unicode. */
export type ParsedFinding = {
  type: FindingType
  assertion: Assertion
  ruleId: string
  title: string
  description: string
  severity: Severity
  /** Other ids of the same vulnerability, the rule id excluded. */
  aliases: string[]
  packageName?: string
  packageVersion?: string
  fixedVersion?: string
  /** As given by the tool, version included, or built from its ecosystem and name. */
  purl?: string
  /** Manifest, image or Kubernetes object in which it was found, without what changes at every build. */
  target: string
  path?: string
  startLine?: number
  endLine?: number
  resource?: string
  url?: string
  method?: string
  parameter?: string
  /** SHA-256; its fields are in `rules/fingerprint.ts`. */
  fingerprint: Uint8Array
  fingerprintVersion: number
  /** The tool's own fingerprint, for following a finding when ours changes. */
  alternateFingerprint?: string
  /** SHA-256 that is equal across scanners; the asset is not in it, the merge adds it. */
  issueKey: Uint8Array
  /** Where the raw element lies in the decoded report, in bytes. */
  offset: number
  length: number
}
