import { z } from 'zod'

/** The four words of the product. `unproven` covers no, stale, partial and failed evidence: never shown as met. */
export const controlStatuses = ['met', 'at_risk', 'breached', 'unproven'] as const
export const controlStatusSchema = z.enum(controlStatuses)
export type ControlStatus = z.infer<typeof controlStatusSchema>

const quantitySchema = z.strictObject({
  /** Null when nothing was measured, or when the target is not one number. */
  value: z.number().nullable(),
  /** What is counted, in the plural: `findings`, `%`, `days`. */
  unit: z.string(),
  /** The value as it is printed; `–` when there is none. */
  text: z.string(),
})
export type Quantity = z.infer<typeof quantitySchema>

const subjectSchema = z.strictObject({ type: z.string(), id: z.string(), label: z.string() })

/** Where the rows behind a number are, as data: the page decides what its address looks like. */
const drillSchema = z.strictObject({ page: z.string(), filter: z.record(z.string(), z.string()) })
export type Drill = z.infer<typeof drillSchema>

/** A time in memory is a Date; out of stored JSON it comes as an ISO 8601 text. */
const timeSchema = z.union([z.date(), z.iso.datetime().transform((text) => new Date(text))])

/** One subject that fails a check. `count` is how many failing things it stands for. */
const violationSchema = z.strictObject({
  subject: subjectSchema,
  /** Stable from one evaluation to the next, unique within the control: it opens and closes the stored row. */
  key: z.string(),
  count: z.int().positive(),
  summary: z.string(),
  dueAt: timeSchema.nullable(),
  /** When the subject began to fail. */
  since: timeSchema,
  drill: drillSchema,
})
export type Violation = z.infer<typeof violationSchema>

/** Something that still holds but will not for long: what an `at_risk` is about. */
const dueSoonSchema = violationSchema.omit({ since: true }).extend({ dueAt: timeSchema })
export type DueSoon = z.infer<typeof dueSoonSchema>

export const gapReasons = ['never', 'incomplete', 'stale'] as const
/** A subject whose evidence is missing: what an `unproven` is about. */
const gapSchema = z.strictObject({
  subject: subjectSchema,
  /** What the subject lacks: `image scan`. */
  what: z.string(),
  reason: z.enum(gapReasons),
  lastProvenAt: timeSchema.nullable(),
})
export type EvidenceGap = z.infer<typeof gapSchema>

/** What a check answers. It reads back what JSON made of it, so that it can be stored as it is. */
export const checkResultSchema = z.strictObject({
  status: controlStatusSchema,
  measured: quantitySchema,
  target: quantitySchema,
  /** One sentence, computed from the facts. */
  reason: z.string(),
  /** The sum of the violations' counts. */
  violationCount: z.int().nonnegative(),
  /** Things that an approved, unexpired exception covers: neither violations nor passes. */
  exceptionCount: z.int().nonnegative(),
  violations: z.array(violationSchema),
  dueSoon: z.array(dueSoonSchema),
  gaps: z.array(gapSchema),
  freshestEvidenceAt: timeSchema.nullable(),
  /** Valid until: the first moment after which some evidence is too old. Null when that is already so. */
  becomesStaleAt: timeSchema.nullable(),
  /** For the plumb line, -1 to 1: above 0 out of true, 0 on the target, below 0 inside it. Null when unproven. */
  deviation: z.number().min(-1).max(1).nullable(),
})
export type CheckResult = z.infer<typeof checkResultSchema>

/** The part of a result that is stored beside a control; its violations have rows of their own. */
export const checkSummarySchema = checkResultSchema.omit({ violations: true })
export type CheckSummary = z.infer<typeof checkSummarySchema>

export type StatusCounts = Readonly<Record<ControlStatus, number>>

export const noStatuses: StatusCounts = { met: 0, at_risk: 0, breached: 0, unproven: 0 }

export function countStatuses(statuses: Iterable<ControlStatus>): StatusCounts {
  const counts = { ...noStatuses }
  for (const status of statuses) counts[status] += 1
  return counts
}
