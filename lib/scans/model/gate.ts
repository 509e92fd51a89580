import { z } from 'zod'
import type { FindingType, RunStatus, Severity } from '../model.ts'

/** `incomplete` blocks a deployment as `fail` does; it says that nobody knows, not that something is wrong. */
export const gateVerdicts = ['pass', 'fail', 'incomplete'] as const
export type GateVerdict = (typeof gateVerdicts)[number]

/** What `plumbline gate` exits with. */
export const gateExitCodes: Record<GateVerdict, 0 | 1 | 2> = { pass: 0, fail: 1, incomplete: 2 }

export type GateParameters = {
  blockedSeverities: readonly Severity[]
  maxScanAgeDays: number
}

/** Of one scanner configuration looking at one asset and branch (or one digest). */
export type GateScope = {
  tool: string
  /** The newest run that was sent, whatever became of it. */
  newestRunStatus: RunStatus
  /** When the newest complete run looked; null when there never was one. */
  lastCompleteAt: Date | null
}

export type GateCount = { type: FindingType; severity: Severity; isExcused: boolean; count: number }

export type GateFacts = {
  /** In words, for the reasons: `inference-api on main`. */
  subject: string
  scopes: readonly GateScope[]
  /** Runs of the subject that ended, or still wait, before anybody knew their scope. */
  unplacedRuns: readonly { fileName: string; status: RunStatus }[]
  /** Open findings; excused are those with an approved, unexpired disposition. */
  counts: readonly GateCount[]
}

export type GateDecision = { verdict: GateVerdict; reasons: string[] }

export const gateEvidenceSchema = z.strictObject({
  runId: z.string(),
  evidenceId: z.string().nullable(),
  sha256: z.string().nullable(),
  tool: z.string(),
  observedAt: z.string(),
})

/** What the gate answers, to the browser and to CI. */
export const gateAnswerSchema = z.strictObject({
  verdict: z.enum(gateVerdicts),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  subject: z.string(),
  reasons: z.array(z.string()),
  evidence: z.array(gateEvidenceSchema),
  decidedAt: z.string(),
})
export type GateAnswer = z.infer<typeof gateAnswerSchema>
