import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { IncidentDetail } from '../model/incident.ts'
import { incidentName } from '../model.ts'
import { incidentRights } from '../rules/incident-rights.ts'
import { owesPostMortem } from '../rules/obligation.ts'
import { responsePhases } from '../rules/phases.ts'
import { readClocks } from './clock-views.ts'
import { readDuties, readPaging, readSeverities, readSteps, readTransitions } from './incident-history.ts'
import { readIncidentRow } from './incident-row.ts'
import { incidentTerms } from './incident-terms.ts'
import { readTasks } from './task-rows.ts'

const mostTasks = 200

/** One incident, live or as of a moment: its clocks, people, steps, tasks and history. The timeline is its own query. */
export const incident = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({ number: z.int().positive(), asOf: z.date().optional() }),
  async run({ ctx, db, input: { number, asOf: asked }, now }): Promise<IncidentDetail> {
    const isLive = asked === undefined || asked >= now
    const asOf = isLive ? now : asked
    const row = await readIncidentRow(db, number, asOf)
    if (row === null) throw notFound(incidentName(number), 'Look for it on the board of incidents.')
    const { id, classifiedById, reportId, ...shown } = row
    const terms = await incidentTerms(ctx)
    const [transitions, severities, duties, steps] = [
      await readTransitions(db, id, asOf),
      await readSeverities(db, id, asOf),
      await readDuties(db, id, asOf),
      await readSteps(db, id, asOf),
    ]
    const clocks = (await readClocks(db, [id], asOf)).get(id) ?? []
    const waiting = severities.find(
      ({ effectiveAt, refusedAt }) => effectiveAt === null && refusedAt === null,
    )
    const isOwed = owesPostMortem(row.highestSeverity, terms)
    const claims = steps.flatMap(({ step, claim }) =>
      claim ? [{ step, doneAt: new Date(claim.doneAt) }] : [],
    )
    const date = (text: string | null) => (text === null ? null : new Date(text))
    const acknowledging = clocks.find(({ kind, voidedAt }) => kind === 'acknowledge' && voidedAt === null)
    const published = clocks.find(({ kind, voidedAt }) => kind === 'publish' && voidedAt === null)?.stoppedAt
    return {
      ...shown,
      id,
      reportId: isAllowed(ctx, 'reports.read') ? reportId : null,
      asOf: asOf.toISOString(),
      isLive,
      clocks,
      severities,
      waitingDowngrade: waiting ?? null,
      duties,
      steps,
      transitions,
      phases: responsePhases({
        reportedAt: new Date(row.reportedAt),
        triageBeganAt: date(transitions.find(({ to }) => to === 'triaging')?.at ?? null),
        steps: claims,
        resolvedAt: date(row.resolvedAt),
        learnedAt: date(published ?? row.closedAt),
        dismissedAt: date(row.dismissedAt),
      }),
      tasks: await readTasks(ctx, db, sql`k.incident_id = ${id}::uuid`, {
        order: sql`k.due_at, k.id`,
        limit: mostTasks,
        asOf,
        isLive,
      }),
      paging: await readPaging(db, id, asOf),
      owesPostMortem: isOwed,
      may: incidentRights(
        {
          status: row.status,
          claimed: new Set(claims.map(({ step }) => step)),
          isAcknowledged: row.acknowledgedAt !== null,
          isAcknowledgementOwed: acknowledging !== undefined && acknowledging.stoppedAt === null,
          owesPostMortem: isOwed,
          waitingById: waiting?.proposedById ?? null,
          classifiedById,
        },
        {
          userId: ctx.actor.type === 'user' ? ctx.actor.id : null,
          mayRespond: isAllowed(ctx, 'incidents.respond'),
          isLive,
        },
      ),
    }
  },
})
