import { z } from 'zod'
import { controlStatus } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ControlStatus } from '../model.ts'
import { stillProven } from '../rules/still-proven.ts'

/** The present status of every control, by id: for the policy page and for whoever marks a control in a list. */
export const controlStatuses = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({}),
  async run({ db, now }): Promise<ReadonlyMap<string, ControlStatus>> {
    const rows = await db
      .select({
        id: controlStatus.controlId,
        status: controlStatus.status,
        becomesStaleAt: controlStatus.becomesStaleAt,
      })
      .from(controlStatus)
    return new Map(
      rows.map(({ id, ...stored }) => [
        id,
        stillProven({ ...stored, reason: '', deviation: null }, now).status,
      ]),
    )
  },
})
