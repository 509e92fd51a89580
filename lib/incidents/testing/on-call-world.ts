import { evaluateAlerts } from '#lib/alerts/commands/evaluate-alerts/index.ts'
import { alertsWorld } from '#lib/alerts/testing/alerts-world.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { classifyIncident } from '../commands/classify-incident.ts'
import { createSchedule } from '../commands/create-schedule.ts'
import { openIncident } from '../commands/open-incident.ts'
import { setEscalationLevels } from '../commands/set-escalation-levels.ts'
import { setRotation } from '../commands/set-rotation.ts'
import { advancePages } from '../jobs/advance-pages.ts'
import type { EscalationTarget } from '../model/on-call.ts'

const allHours = { turnDays: 7, handoverHour: 9, weekdays: [1, 2, 3, 4, 5, 6, 7], fromHour: 0, toHour: 0 }

/** Designees, a lead, and what they may be called for: all of it through the product's own commands. */
export async function onCallWorld(startAt: Date | string = '2026-11-23T03:00:00Z') {
  const world = await alertsWorld(startAt)
  const { database, clock } = world
  const people = {
    lead: await world.user('Cygnus', ['lead']),
    mira: await world.user('Mira Okafor', ['responder']),
    oran: await world.user('Oran Vale', ['responder']),
  }
  const lead: Ctx = {
    ...world.ctxOf(people.lead, 'lead'),
    actor: { type: 'user', id: people.lead, name: 'Cygnus' },
  }
  const responder = (id: string): Ctx => world.ctxOf(id, 'responder')

  /** A schedule that the given people cover in turn, around the clock unless told otherwise. */
  async function schedule(
    name: string,
    userIds: string[],
    hours: Partial<typeof allHours> = {},
  ): Promise<string> {
    const { scheduleId } = await createSchedule(lead, { name, timeZone: 'Europe/Berlin' })
    if (userIds.length > 0) await setRotation(lead, { scheduleId, userIds, ...allHours, ...hours })
    return scheduleId
  }

  /** Makes the first escalation list. */
  const callInTurn = (...targets: EscalationTarget[]) =>
    setEscalationLevels(lead, {
      seenIds: [],
      levels: targets.map((target) => ({ target, timeoutMinutes: 5 })),
    })

  /** An incident that is critical from the first. @returns its number */
  async function criticalIncident(title = 'A leaked token is used in production'): Promise<number> {
    const { number } = await openIncident(lead, { title, summary: 'Seen in the audit log of the cloud.' })
    const worst = { impact: 3, spread: 3, data: 3, exploitation: 3 }
    await classifyIncident(lead, { number, matrix: worst, reason: 'It is used right now.' })
    return number
  }

  /** As the worker does each minute. */
  async function minute(): Promise<void> {
    await advancePages(world.worker)
    await evaluateAlerts(world.worker, { isMailOn: true, groups: ['clocks'] })
  }

  /** Who was called, in order: `1.2 Mira Okafor`, with round and level. */
  async function called(): Promise<string[]> {
    const { rows } = await database.admin.pool.query<{ call: string }>(
      `select round || '.' || level || ' ' || u.name as call from incident_pages p join users u on u.id = p.user_id
       order by paged_at, round, level, u.name`,
    )
    return rows.map(({ call }) => call)
  }

  const openAlerts = async (kind: string): Promise<string[]> => {
    const { rows } = await database.admin.pool.query<{ alert: string }>(
      `select u.name || ': ' || a.title as alert from alerts a join alert_recipients r on r.alert_id = a.id
       join users u on u.id = r.user_id where a.kind::text = $1 and a.closed_at is null order by 1`,
      [kind],
    )
    return rows.map(({ alert }) => alert)
  }

  async function listenOutside(): Promise<void> {
    await database.admin.pool.query(
      `insert into webhooks (id, name, url, secret, topics, created_at, created_by)
       values ($1, 'Chat', 'https://hooks.example/', 'x', '{incidents}', $2, $3)`,
      [newId(clock), clock.now(), people.lead],
    )
  }

  return {
    ...world,
    people,
    lead,
    responder,
    schedule,
    callInTurn,
    criticalIncident,
    minute,
    called,
    openAlerts,
    listenOutside,
  }
}

export type OnCallWorld = Awaited<ReturnType<typeof onCallWorld>>
