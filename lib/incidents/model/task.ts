import { z } from 'zod'

export const incidentTaskKinds = ['task', 'follow_up'] as const
export type IncidentTaskKind = (typeof incidentTaskKinds)[number]

/** How a task stands at a moment. `late`: open past its date. */
export const taskStates = ['open', 'late', 'done', 'done_late', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]

/** Work of an incident, or an action that outlives it. Times are ISO 8601. */
export type TaskLine = {
  id: string
  incidentNumber: number
  /** Null for an owner who may not read incidents. */
  incidentTitle: string | null
  kind: IncidentTaskKind
  title: string
  detail: string | null
  ownerId: string
  ownerName: string
  dueAt: string
  createdAt: string
  createdByName: string
  doneAt: string | null
  doneByName: string | null
  /** What shows that it is done. */
  closure: string | null
  closureUrl: string | null
  cancelledAt: string | null
  cancelledReason: string | null
  state: TaskState
  version: number
  /** Whether the caller may complete it; change and cancel it. */
  may: { complete: boolean; change: boolean }
}

/** Some tasks, a page of them, and how many there are of each state. */
export type TaskList = {
  asOf: string
  lines: TaskLine[]
  counts: Record<TaskState, number>
  /** The next page; null at the end. */
  nextCursor: TaskCursor | null
}

export const taskCursorSchema = z.strictObject({ dueAt: z.iso.datetime(), id: z.uuid() })
export type TaskCursor = z.infer<typeof taskCursorSchema>

export const taskSegments = ['open', 'late', 'done', 'cancelled', 'all'] as const
export const taskFilterSchema = z.strictObject({
  segment: z.enum(taskSegments).default('open'),
  /** Only those of this user. */
  ownerId: z.uuid().optional(),
  kind: z.enum(incidentTaskKinds).optional(),
  after: taskCursorSchema.optional(),
  limit: z.int().min(1).max(200).default(100),
})
