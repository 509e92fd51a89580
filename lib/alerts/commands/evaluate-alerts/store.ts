import { inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alertRecipients, alerts } from '#db/schema/index.ts'
import type { AlertState, Plan } from '../../rules/plan.ts'
import { inParts } from '../parts/in-parts.ts'

/** Opens, changes and closes alerts as planned, and notes who is meant: a few statements, however many there are. */
export async function storeAlerts(tx: Transaction, plan: Plan, now: Date): Promise<void> {
  for (const part of inParts(plan.opened)) await tx.insert(alerts).values(part)
  for (const part of inParts(plan.changed)) await change(tx, part)
  for (const part of inParts(plan.closed)) {
    const ids = part.map(({ id }) => id)
    await tx
      .update(alerts)
      .set({ closedAt: now, version: sql`${alerts.version} + 1` })
      .where(inArray(alerts.id, ids))
  }
  for (const part of inParts(plan.recipients)) {
    await tx
      .insert(alertRecipients)
      .values(part.map((recipient) => ({ ...recipient, addedAt: now })))
      .onConflictDoUpdate({
        target: [alertRecipients.alertId, alertRecipients.userId],
        set: { isOwner: sql`excluded.is_owner` },
      })
  }
}

async function change(tx: Transaction, changed: readonly AlertState[]): Promise<void> {
  const rows = changed.map(({ id, urgency, title, body, href, subject, dueAt, level, repeats }) => ({
    id,
    urgency,
    title,
    body,
    href,
    subject,
    due_at: dueAt,
    level,
    repeats,
  }))
  await tx.execute(sql`
    update alerts a
    set urgency = c.urgency, title = c.title, body = c.body, href = c.href, subject = c.subject, due_at = c.due_at,
      level = c.level, repeats = c.repeats, version = a.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, urgency alert_urgency, title text, body text,
      href text, subject jsonb, due_at timestamptz, level smallint, repeats smallint)
    where a.id = c.id`)
}
