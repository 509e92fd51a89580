import { incidents } from '#db/schema/index.ts'
import { createTestDatabase } from '#db/testing/database.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { signedInUser } from '#lib/platform/testing/signed-in-user.ts'

/** A database of its own with one incident, INC-1, in triage, and people who may or may not write on it. */
export async function createTimelineWorld(startAt = '2026-11-20T22:14:00Z') {
  const database = await createTestDatabase()
  const clock = fixedClock(startAt)
  const db = database.admin.db
  const incidentId = newId(clock)
  const now = clock.now()
  await db.insert(incidents).values({
    id: incidentId,
    number: 1,
    title: 'Leaked deploy token used against the inference endpoint',
    summary: 'A token of ci-deploy was used from an unknown address.',
    status: 'triaging',
    severity: 'critical',
    highestSeverity: 'critical',
    detectedAt: now,
    reportedAt: now,
    reportedByName: 'Priya Raman',
    classifiedAt: now,
    systemIds: [],
  })
  return {
    database,
    clock,
    incidentId,
    number: 1,
    /** A user of Plumbline with a second factor just shown. */
    user: (name: string, role: Role = 'responder'): Promise<Ctx> =>
      signedInUser(
        { database, clock },
        { name, role, email: `${name.toLowerCase().replaceAll(' ', '.')}@test.example` },
      ),
    [Symbol.asyncDispose]: () => database.drop(),
  }
}

export type TimelineWorld = Awaited<ReturnType<typeof createTimelineWorld>>
