import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'
import { type QueueFilter, queueCursorSchema, queueFilterSchema } from './item.ts'

const asked = z.object({
  status: z.enum(['waiting', 'decided', 'all']).catch('all'),
  group: z.string().max(300).optional(),
  reviewer: z.uuid().optional(),
  after: z
    .string()
    .regex(/^[0-5]:[0-9a-f-]{36}$/)
    .optional(),
})

export type QueueRequest = {
  reviewerId?: string
  filter: QueueFilter
  after: z.output<typeof queueCursorSchema> | null
}

/**
 * Reads which page of a queue an address asks for: `status`, `group`, `reviewer`, and `after` as `rank:id`. Without a
 * group, unchanged low-risk items are left to their groups.
 * @throws PlumblineError invalid_input
 */
export function readQueueRequest(parameters: Record<string, unknown>): QueueRequest {
  const parsed = asked.safeParse(parameters)
  if (!parsed.success) {
    throw new PlumblineError('invalid_input', 'This part of the queue does not exist.', 'Reload the queue.')
  }
  const { status, group, reviewer, after } = parsed.data
  const [rank, id] = after?.split(':') ?? []
  return {
    ...(reviewer !== undefined && { reviewerId: reviewer }),
    filter: queueFilterSchema.parse({
      status,
      ...(group === undefined ? { isGrouped: true } : { groupKey: group }),
    }),
    after: id === undefined ? null : queueCursorSchema.parse({ rank: Number(rank), id }),
  }
}
