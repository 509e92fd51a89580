import type { z } from 'zod'
import { incidentTaskKinds, taskCursorSchema, type taskFilterSchema, taskSegments } from './task.ts'

type Filter = z.output<typeof taskFilterSchema>

/** What the address of the actions asks for. */
export type TaskRequest = Pick<Filter, 'segment' | 'kind' | 'after'> & {
  /** Everybody's, for whoever may read incidents. */
  isEverybodys: boolean
}

type Parameters = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

/** Reads `?segment=late&kind=follow_up&whose=all&after=…`. What it does not understand it leaves out. */
export function readTaskRequest(parameters: Parameters): TaskRequest {
  const segment = taskSegments.find((name) => name === one(parameters.segment)) ?? 'open'
  const kind = incidentTaskKinds.find((name) => name === one(parameters.kind))
  const [dueAt, id] = one(parameters.after).split('~')
  const after = taskCursorSchema.safeParse({ dueAt, id })
  return {
    segment,
    ...(kind !== undefined && { kind }),
    ...(after.success && { after: after.data }),
    isEverybodys: one(parameters.whose) === 'all',
  }
}

/** The address that asks for the same, or for the page after a cursor. */
export function taskHref({ segment, kind, isEverybodys }: TaskRequest, after?: Filter['after']): string {
  const query = new URLSearchParams()
  if (segment !== 'open') query.set('segment', segment)
  if (kind !== undefined) query.set('kind', kind)
  if (isEverybodys) query.set('whose', 'all')
  if (after !== undefined) query.set('after', `${after.dueAt}~${after.id}`)
  return query.size === 0 ? '/actions' : `/actions?${query}`
}
