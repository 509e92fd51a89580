import { z } from 'zod'
import {
  dispositions,
  type FindingType,
  findingStates,
  findingTypes,
  runStatuses,
  type Severity,
  scanFormats,
  severities,
} from './model/vocabulary.ts'

export * from './model/vocabulary.ts'

export const severitySchema = z.enum(severities)
export const findingTypeSchema = z.enum(findingTypes)
export const scanFormatSchema = z.enum(scanFormats)
export const runStatusSchema = z.enum(runStatuses)
export const dispositionSchema = z.enum(dispositions)
export const findingStateSchema = z.enum(findingStates)

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
