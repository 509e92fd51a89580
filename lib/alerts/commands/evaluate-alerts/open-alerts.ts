import { eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alertRecipients, alerts } from '#db/schema/index.ts'
import type { OpenAlert } from '../../rules/plan.ts'

/** Every alert that is open, with those who were told. */
export async function readOpenAlerts(tx: Transaction): Promise<OpenAlert[]> {
  const rows = await tx.select().from(alerts).where(isNull(alerts.closedAt))
  const told = await tx
    .select({
      alertId: alertRecipients.alertId,
      userId: alertRecipients.userId,
      isOwner: alertRecipients.isOwner,
      acknowledgedLevel: alertRecipients.acknowledgedLevel,
    })
    .from(alertRecipients)
    .innerJoin(alerts, eq(alerts.id, alertRecipients.alertId))
    .where(isNull(alerts.closedAt))
  const byAlert = Map.groupBy(told, ({ alertId }) => alertId)
  return rows.map(({ closedAt: _, version: __, ...alert }) => ({
    ...alert,
    recipients: new Map(
      (byAlert.get(alert.id) ?? []).map(({ userId, isOwner, acknowledgedLevel }) => [
        userId,
        { isOwner, acknowledgedLevel },
      ]),
    ),
  }))
}
