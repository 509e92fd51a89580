import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'

/** Any number that no other advisory lock of Plumbline uses. */
const numberingLock = 4_207_001

/** The next incident's number, without gaps: whoever opens one at the same time waits. */
export async function nextIncidentNumber(tx: Transaction): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${numberingLock})`)
  const [row] = await tx.select({ last: sql<number>`coalesce(max(${incidents.number}), 0)` }).from(incidents)
  return (row?.last ?? 0) + 1
}
