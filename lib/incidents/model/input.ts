import { z } from 'zod'
import { incidentDutySchema, incidentSeveritySchema, responseStepSchema } from '../model.ts'
import { severityMatrixSchema } from './severity.ts'
import { incidentTaskKinds } from './task.ts'

const number = z.int().positive()
const title = z.string().trim().min(5, 'say it in a few words').max(200)
const summary = z.string().trim().min(10, 'say what is known so far').max(10_000)
const reason = z.string().trim().min(10, 'say why in a sentence').max(2_000)
const note = z.string().trim().max(2_000)

/** Every command names its incident by its number: 42 for INC-42. */
export const incidentSchema = z.strictObject({ number })
export const withReasonSchema = z.strictObject({ number, reason })

const classification = {
  matrix: severityMatrixSchema,
  /** To put it higher than the matrix does; never lower. */
  severity: incidentSeveritySchema.optional(),
  reason,
}

export const openIncidentSchema = z.strictObject({
  title,
  summary,
  /** When it began to be seen; now when left out, never later than now. */
  detectedAt: z.coerce.date().optional(),
  systemIds: z.array(z.uuid()).max(50).default([]),
  /** Classified in the same breath. */
  classification: z.strictObject(classification).optional(),
  reportId: z.uuid().optional(),
  /** Its name elsewhere: an incident that is known by it is not opened twice. */
  reference: z
    .strictObject({
      source: z.string().trim().min(1).max(100),
      externalId: z.string().trim().min(1).max(300),
    })
    .optional(),
})

export const classifyIncidentSchema = z.strictObject({ number, ...classification })

export const confirmDowngradeSchema = z.strictObject({ number, severityId: z.uuid(), note: note.default('') })
export const refuseDowngradeSchema = z.strictObject({ number, severityId: z.uuid(), reason })

export const claimStepSchema = z.strictObject({
  number,
  step: responseStepSchema,
  /** When it was done; now when left out, never later than now nor before it was detected. */
  doneAt: z.coerce.date().optional(),
  note: z.string().trim().min(3, 'say what was done').max(2_000),
  /** Entries of its timeline that prove it: of kind evidence, or with an attachment or a link. */
  eventIds: z.array(z.uuid()).min(1, 'a step cannot be claimed without evidence').max(20),
})

export const noteSchema = z.strictObject({ number, note: note.default('') })

export const giveDutySchema = z.strictObject({ number, duty: incidentDutySchema, userId: z.uuid() })
export const endDutySchema = z.strictObject({ number, dutyId: z.uuid() })

const taskTitle = z.string().trim().min(3, 'say what is to be done').max(200)
const taskDetail = z.string().trim().max(5_000)
export const addTaskSchema = z.strictObject({
  number,
  kind: z.enum(incidentTaskKinds),
  title: taskTitle,
  detail: taskDetail.optional(),
  ownerId: z.uuid(),
  dueAt: z.coerce.date(),
})

/** `version` is what the caller saw; a task that changed since is refused as a conflict. */
const seenTask = { taskId: z.uuid(), version: z.int().positive() }
export const changeTaskSchema = z.strictObject({
  ...seenTask,
  title: taskTitle.optional(),
  detail: taskDetail.nullable().optional(),
  ownerId: z.uuid().optional(),
  dueAt: z.coerce.date().optional(),
  /** Why the date moved; needed when it moves later. */
  reason: reason.optional(),
})
export const completeTaskSchema = z.strictObject({
  ...seenTask,
  /** What shows that it is done. */
  closure: z.string().trim().min(5, 'say what shows that it is done').max(5_000),
  closureUrl: z
    .url({ protocol: /^https$/ })
    .max(2_000)
    .optional(),
})
export const cancelTaskSchema = z.strictObject({ ...seenTask, reason })

/** `version` is what the caller saw of the incident. */
export const describeIncidentSchema = z.strictObject({
  number,
  version: z.int().positive(),
  title: title.optional(),
  summary: summary.optional(),
  systemIds: z.array(z.uuid()).max(50).optional(),
  /** A root cause in a few words, so that repeats are seen. */
  causeCategory: z.string().trim().min(2).max(100).nullable().optional(),
})

export const addClockSchema = z.strictObject({ number, regulatoryClockId: z.uuid() })
export const stopRegulatoryClockSchema = z.strictObject({
  number,
  clockId: z.uuid(),
  /** The entry of the timeline that says it was done. */
  eventId: z.uuid(),
  /** The authority's number, or where the notice is kept. */
  reference: z.string().trim().min(3, 'name the notice').max(300),
})

export const regulatoryStarts = ['awareness', 'classification', 'resolution'] as const
export const createRegulatoryClockSchema = z.strictObject({
  name: z.string().trim().min(3, 'name it').max(100),
  /** The law or contract, with its article. */
  source: z.string().trim().min(3, 'name the law or the contract').max(300),
  withinHours: z.number().positive().max(8_760),
  startsAt: z.enum(regulatoryStarts),
  /** From this severity on it starts by itself; null: somebody adds it. */
  fromSeverity: incidentSeveritySchema.nullable().default(null),
})
export const retireRegulatoryClockSchema = z.strictObject({ regulatoryClockId: z.uuid() })
