import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { EvidenceLink } from '../model/revocation-detail.ts'

/** Evidence as a statement points to it, by its id. */
export async function readEvidenceLinks(
  db: Database,
  ids: readonly (string | null)[],
): Promise<Map<string, EvidenceLink>> {
  const known = [...new Set(ids)].filter((id) => id !== null)
  const { rows } = await db.execute<EvidenceLink>(sql`
    select id, source, observed_at as "observedAt", received_at as "receivedAt", encode(sha256, 'hex') as sha256
    from evidence where id = any(${sql.param(known)}::uuid[])`)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        observedAt: new Date(row.observedAt).toISOString(),
        receivedAt: new Date(row.receivedAt).toISOString(),
      },
    ]),
  )
}
