import { asc, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { incidentHooks } from '#db/schema/incidents/intake.ts'
import { settings } from '#lib/platform/env.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type HookRow, hookAddress } from '../model/delivery.ts'

/** Every hook, those in use first, with how it fares. Never its secret. */
export const listHooks = defineQuery({
  permission: 'incident-settings.manage',
  input: z.strictObject({}),
  async run({ db }): Promise<HookRow[]> {
    const rows = await db
      .select()
      .from(incidentHooks)
      .orderBy(isNotNull(incidentHooks.disabledAt), asc(incidentHooks.name), asc(incidentHooks.id))
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      address: hookAddress(settings().publicUrl, row.id),
      createdAt: row.createdAt.toISOString(),
      createdByName: row.createdByName,
      isDisabled: row.disabledAt !== null,
      lastDeliveryAt: row.lastDeliveryAt?.toISOString() ?? null,
      lastRefusal: row.lastRefusal,
    }))
  },
})
