import { createTestDatabase } from '#db/testing/database.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { fixedClock, minuteMs } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { signedInUser } from '#lib/platform/testing/signed-in-user.ts'
import { addEvent } from '../commands/add-event.ts'
import { claimStep } from '../commands/claim-step.ts'
import { openIncident } from '../commands/open-incident.ts'
import type { SeverityMatrix } from '../model/severity.ts'
import { type IncidentSeverity, type ResponseStep, responseSteps } from '../model.ts'

/** Four answers that give each severity. */
export const matrices: Record<IncidentSeverity, SeverityMatrix> = {
  critical: { impact: 3, spread: 3, data: 1, exploitation: 3 },
  high: { impact: 2, spread: 1, data: 1, exploitation: 1 },
  medium: { impact: 1, spread: 1, data: 0, exploitation: 1 },
  low: { impact: 0, spread: 0, data: 0, exploitation: 0 },
}

/** A database of its own with people who respond, on a clock that stands still until it is moved. */
export async function createIncidentWorld(startAt = '2026-11-02T08:00:00Z') {
  const database = await createTestDatabase()
  const clock = fixedClock(startAt)

  /** A user of Plumbline with a second factor just shown. */
  const person = (role: Role, name: string): Promise<Ctx> => signedInUser({ database, clock }, { name, role })

  return {
    database,
    clock,
    person,
    lead: await person('lead', 'Lena Lead'),
    ann: await person('responder', 'Ann Archer'),
    bob: await person('responder', 'Bob Baker'),
    worker: systemCtx('test worker', database.worker.db, clock),
    /** Opens an incident; with a severity it is classified in the same breath. */
    async open(by: Ctx, severity?: IncidentSeverity): Promise<number> {
      const { number } = await openIncident(by, {
        title: 'A token is used from elsewhere',
        summary: 'Calls with the token of ci-deploy come from an unknown network.',
        ...(severity && {
          classification: { matrix: matrices[severity], reason: 'As the gateway shows it.' },
        }),
      })
      return number
    },
    /** An entry that can prove a step. */
    async evidence(by: Ctx, number: number): Promise<string> {
      const told = await addEvent(by, { number, source: 'browser', kind: 'evidence', body: 'What was seen.' })
      return told.eventId
    },
    /** Claims steps, each with an entry of its own, a minute apart. */
    async claim(by: Ctx, number: number, steps: readonly ResponseStep[] = responseSteps): Promise<void> {
      for (const step of steps) {
        const eventId = await this.evidence(by, number)
        await claimStep(by, { number, step, note: 'Done as planned.', eventIds: [eventId] })
        clock.advance(minuteMs)
      }
    },
    /** Past all rights, to look. */
    async sql<Row extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await database.admin.pool.query<Row>(text, values)).rows
    },
    [Symbol.asyncDispose]: () => database.drop(),
  }
}

export type IncidentWorld = Awaited<ReturnType<typeof createIncidentWorld>>
