import { createTestDatabase } from '#db/testing/database.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { createThrottle } from '#lib/platform/auth/throttle.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { anonymousCtx, type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { signedInUser } from '#lib/platform/testing/signed-in-user.ts'

/** A database of its own with people of every role, for confidential reports. */
export async function createReportWorld(startAt = '2026-11-02T08:00:00Z') {
  const database = await createTestDatabase()
  const clock = fixedClock(startAt)

  /** A user with a second factor just shown. */
  const person = (role: Role, name: string = role): Promise<Ctx> =>
    signedInUser({ database, clock }, { name, role })

  return {
    database,
    clock,
    person,
    lead: await person('lead'),
    responder: await person('responder'),
    member: await person('member'),
    nobody: anonymousCtx(newId(clock), database.app.db, clock),
    worker: systemCtx('test worker', database.worker.db, clock),
    guard: { isOpen: true, throttle: createThrottle(database.app.pool), address: '192.0.2.7' },
    /** Past all rights, to look. */
    async sql<Row extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await database.admin.pool.query<Row>(text, values)).rows
    },
    drop: () => database.drop(),
  }
}

export type ReportWorld = Awaited<ReturnType<typeof createReportWorld>>
