import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentPages } from '#db/schema/incidents/on-call.ts'

type End = {
  incidentId: string
  /** Who acknowledged; null when the incident needs nobody any more (dismissed, resolved). */
  userId: string | null
  at: Date
}

/**
 * Ends every open call of an incident: those of whoever acknowledged are acknowledged, the others merely over. From
 * here on nobody further is called, and the alerts of the calls close with the next evaluation (`alerts.evaluate`).
 * @returns the users whose calls were open
 */
export async function endPages(tx: Transaction, { incidentId, userId, at }: End): Promise<string[]> {
  const open = and(
    eq(incidentPages.incidentId, incidentId),
    isNull(incidentPages.acknowledgedAt),
    isNull(incidentPages.endedAt),
  )
  const answered =
    userId === null
      ? []
      : await tx
          .update(incidentPages)
          .set({ acknowledgedAt: at })
          .where(and(open, eq(incidentPages.userId, userId)))
          .returning({ userId: incidentPages.userId })
  const ended = await tx
    .update(incidentPages)
    .set({ endedAt: at })
    .where(open)
    .returning({ userId: incidentPages.userId })
  return [...new Set([...answered, ...ended].map((page) => page.userId))]
}
