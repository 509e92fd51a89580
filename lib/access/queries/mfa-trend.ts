import { and, between, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { controlStatusDaily } from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type MfaDay, mfaEnvironments } from '../model/mfa-coverage.ts'

const shownDays = 90

/** What the controls of second factors measured on each of the last 90 days that was judged, oldest first. */
export const mfaTrend = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ asOf: z.date().nullable().default(null) }),
  async run({ db, input: { asOf }, now }): Promise<MfaDay[]> {
    const last = asOf ?? now
    const { controlId, day, measured, status } = controlStatusDaily
    const rows = await db
      .select({ controlId, day, measured, status })
      .from(controlStatusDaily)
      .where(
        and(
          between(day, formatIsoDate(new Date(last.getTime() - shownDays * dayMs)), formatIsoDate(last)),
          inArray(
            controlId,
            mfaEnvironments.map((environment) => `mfa.${environment}`),
          ),
        ),
      )
    const byDay = Map.groupBy(rows, (row) => row.day)
    return [...byDay.keys()].sort().map((day) => ({
      day,
      values: Object.fromEntries(
        (byDay.get(day) ?? []).map((row) => [
          row.controlId.slice('mfa.'.length),
          row.status === 'unproven' ? null : row.measured,
        ]),
      ),
    }))
  },
})
