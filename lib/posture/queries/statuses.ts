import { z } from 'zod'
import { controlStatus } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ControlStatus } from '../model.ts'

/** The present status of every control, by id: for the policy page and for whoever marks a control in a list. */
export const controlStatuses = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({}),
  async run({ db }): Promise<ReadonlyMap<string, ControlStatus>> {
    const rows = await db
      .select({ id: controlStatus.controlId, status: controlStatus.status })
      .from(controlStatus)
    return new Map(rows.map(({ id, status }) => [id, status]))
  },
})
