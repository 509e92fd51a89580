import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentHooks } from '#db/schema/incidents/intake.ts'
import { notFound } from '#lib/platform/errors.ts'

/**
 * A hook that is in use.
 * @throws PlumblineError not_found, also for one that was switched off: a stranger learns nothing from the difference
 */
export async function liveHook(tx: Transaction, hookId: string) {
  const [hook] = await tx
    .select()
    .from(incidentHooks)
    .where(and(eq(incidentHooks.id, hookId), isNull(incidentHooks.disabledAt)))
  if (hook === undefined) throw notFound('The hook', 'Check its address under Incidents, Settings.')
  return hook
}
