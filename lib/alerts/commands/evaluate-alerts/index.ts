import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { newId } from '#lib/platform/ids.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { usualTimeZone } from '#lib/policy/queries/usual-time-zone.ts'
import { causeGroups } from '../../model/cause-groups.ts'
import { statedCauses } from '../../queries/stated-causes.ts'
import { type AlertEvent, type Plan, planAlerts } from '../../rules/plan.ts'
import { queueMail } from '../parts/queue-mail.ts'
import { queueWebhooks, type WebhookMessage } from '../parts/queue-webhook.ts'
import { readDirectory } from './directory.ts'
import { readOpenAlerts } from './open-alerts.ts'
import { storeAlerts } from './store.ts'

/** What the ledger names one by one; of the rest it has the number. */
const mostNamed = 500

/**
 * Makes the open alerts agree with the causes that hold: opens one for each that has none, lets the others grow, and
 * closes those whose cause is gone. Who is told of it is put into the outbox in the same transaction. The alerts of a
 * kind whose causes cannot be read stay as they are.
 * @returns `faults`: the kinds that could not be read, and why
 */
export const evaluateAlerts = defineCommand({
  action: 'alerts.evaluate',
  permission: 'alerts.raise',
  input: z.strictObject({
    /** False where no mail server is set: nothing is kept for later then. */
    isMailOn: z.boolean(),
    /** Which causes are judged; the alerts of the others stay as they are. */
    groups: z
      .array(z.enum(causeGroups))
      .min(1)
      .default([...causeGroups]),
  }),
  async run({ ctx, input: { isMailOn, groups: asked }, tx }) {
    const groups = causeGroups.filter((group) => asked.includes(group))
    // One at a time: two at once would both open an alert for the same cause. Always in this order: no two of them
    // wait for each other.
    for (const group of groups)
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`alerts-evaluate-${group}`}))`)
    // Only now: whoever waited must not judge an earlier moment than the one before it did.
    const now = ctx.clock.now()
    const { causes, kinds, faults } = await statedCauses(tx, now, groups)
    const directory = await readDirectory(tx, causes)
    const open = await readOpenAlerts(tx, kinds)
    const plan = planAlerts(causes, open, { directory, now, newId: () => newId(ctx.clock) })
    const counts = {
      opened: plan.opened.length,
      changed: plan.changed.length,
      closed: plan.closed.length,
      told: plan.messages.length,
    }
    if (counts.opened + counts.changed + counts.closed + plan.recipients.length + counts.told === 0)
      return { result: { ...counts, faults }, entry: null }

    await storeAlerts(tx, plan, now)
    const timeZone = await usualTimeZone(ctx)
    if (isMailOn && (await queueMail(tx, ctx.clock, plan.messages, timeZone)))
      await enqueue(tx, 'alerts.deliver', {}, { key: 'alerts.deliver' })
    await queueWebhooks(tx, ctx.clock, plan.events.filter(isForAnybody).map(toMessage))
    await notify(tx, { topic: 'alerts', keys: ['alerts'] })
    return {
      result: { ...counts, faults },
      entry: {
        object: { type: 'alerts', id: formatIsoDate(now) },
        payload: { counts, ...named(plan), unread: faults.flatMap((fault) => fault.kinds) },
      },
    }
  },
})

const named = ({ opened, changed, closed }: Plan) => ({
  opened: opened.slice(0, mostNamed).map(({ id, kind, cause, level }) => ({ id, kind, cause, level })),
  changed: changed.slice(0, mostNamed).map(({ id, level, repeats }) => ({ id, level, repeats })),
  closed: closed.slice(0, mostNamed).map(({ id, kind, cause }) => ({ id, kind, cause })),
})

/** Who reads along where a webhook leads is not known here: no report is told of there, not even that it waits. */
const isForAnybody = ({ alert }: AlertEvent): boolean => alert.kind !== 'report_waiting'

const toMessage = ({ alert, key, event }: AlertEvent): WebhookMessage => ({
  topic: 'alerts',
  type: `alert.${event}`,
  key,
  alertId: alert.id,
  payload: {
    id: alert.id,
    kind: alert.kind,
    urgency: alert.urgency,
    title: alert.title,
    path: alert.href,
    level: alert.level,
    dueAt: alert.dueAt?.toISOString() ?? null,
  },
})
