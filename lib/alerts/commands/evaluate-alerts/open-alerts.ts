import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alertRecipients, alerts } from '#db/schema/index.ts'
import type { AlertKind } from '../../model.ts'
import type { OpenAlert } from '../../rules/plan.ts'

/** Every alert of these kinds that is open, with those who were told. */
export async function readOpenAlerts(tx: Transaction, kinds: readonly AlertKind[]): Promise<OpenAlert[]> {
  const isMeant = and(isNull(alerts.closedAt), inArray(alerts.kind, [...kinds]))
  const rows = await tx.select().from(alerts).where(isMeant)
  const told = await tx
    .select({
      alertId: alertRecipients.alertId,
      userId: alertRecipients.userId,
      isOwner: alertRecipients.isOwner,
      acknowledgedLevel: alertRecipients.acknowledgedLevel,
    })
    .from(alertRecipients)
    .innerJoin(alerts, eq(alerts.id, alertRecipients.alertId))
    .where(isMeant)
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
