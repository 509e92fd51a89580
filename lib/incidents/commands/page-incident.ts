import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { incidentClocks } from '#db/schema/incidents/clocks.ts'
import { incidentPages } from '#db/schema/incidents/on-call.ts'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'
import { queueWebhook } from '#lib/alerts/commands/parts/queue-webhook.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { isOver } from '../model/states.ts'
import { ownSource } from '../model/timeline.ts'
import { incidentName } from '../model.ts'
import { readCallLevels } from '../queries/escalation-list.ts'
import { nextCall } from '../rules/escalation.ts'
import { calledText, nobodyText } from '../rules/page-words.ts'
import { appendEvent } from './parts/append-event.ts'
import { type LockedIncident, lockedIncident } from './parts/locked-incident.ts'

/**
 * Calls whoever is next for an incident that nobody has acknowledged: the next level of the escalation list once the
 * time of the one before is over. Called too early, or after somebody acknowledged, it does nothing.
 * @returns how many people were called
 */
export const pageIncident = defineCommand({
  action: 'incident.page',
  permission: 'incidents.run',
  input: z.strictObject({ number: z.int().positive() }),
  async run({ ctx, input: { number }, tx }) {
    const incident = await lockedIncident(tx, number)
    // Only now: whoever acknowledged while this waited has ended the calls.
    const now = ctx.clock.now()
    if (!(await isUnanswered(tx, incident))) return { result: { called: 0 }, entry: null }
    const calls = await tx.select().from(incidentPages).where(eq(incidentPages.incidentId, incident.id))
    const next = nextCall(await readCallLevels(tx, now), calls, now)
    if (next.type === 'wait') return { result: { called: 0 }, entry: null }
    const object = { type: 'incident', id: incident.id }
    if (next.type === 'nobody') {
      // Once: it is asked again every minute.
      const isSaid = await sayOnce(tx, ctx, incident.id, nobodyText)
      return { result: { called: 0 }, entry: isSaid ? { object, payload: { called: [] } } : null }
    }
    const { round, level, answerBy, people, skipped } = next
    await tx.insert(incidentPages).values(
      people.map(({ userId, reason }) => ({
        id: newId(ctx.clock),
        incidentId: incident.id,
        round,
        level,
        userId,
        reason,
        pagedAt: now,
        answerBy,
      })),
    )
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'communication',
      authorName: 'Plumbline',
      body: calledText(next),
    })
    await queueWebhook(tx, ctx.clock, {
      topic: 'incidents',
      type: 'incident.called',
      key: `${incident.id}/called:${round}:${level}`,
      payload: {
        incident: incidentName(number),
        severity: incident.severity,
        title: incident.title,
        path: `/incidents/${number}`,
        round,
        level,
        called: people.map(({ name, reason }) => ({ name, reason })),
        answerBy: answerBy.toISOString(),
      },
    })
    await notify(tx, { topic: 'incidents', keys: [String(number)] })
    await notify(tx, { topic: 'on-call', keys: ['pages'] })
    await enqueue(tx, 'incidents.ring-clocks', {}, { key: 'incidents.ring-clocks' })
    return {
      result: { called: people.length },
      entry: {
        object,
        payload: { round, level, skipped, called: people.map(({ userId, reason }) => ({ userId, reason })) },
      },
    }
  },
})

async function isUnanswered(tx: Transaction, { id, status }: LockedIncident): Promise<boolean> {
  if (isOver(status)) return false
  const running = await tx
    .select({ id: incidentClocks.id })
    .from(incidentClocks)
    .where(
      and(
        eq(incidentClocks.incidentId, id),
        eq(incidentClocks.kind, 'acknowledge'),
        isNull(incidentClocks.stoppedAt),
        isNull(incidentClocks.voidedAt),
      ),
    )
  return running.length > 0
}

/** @returns whether it had not been said before */
async function sayOnce(tx: Transaction, ctx: Ctx, incidentId: string, body: string): Promise<boolean> {
  const dedupeKey = 'nobody-to-call'
  const said = await tx
    .select({ id: incidentEvents.id })
    .from(incidentEvents)
    .where(
      and(
        eq(incidentEvents.incidentId, incidentId),
        eq(incidentEvents.source, ownSource),
        eq(incidentEvents.dedupeKey, dedupeKey),
      ),
    )
  if (said.length > 0) return false
  await appendEvent(tx, ctx, {
    incidentId,
    kind: 'communication',
    authorName: 'Plumbline',
    body,
    dedupeKey,
  })
  return true
}
