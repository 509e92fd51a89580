import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { RevocationEvent } from '../model/revocation-detail.ts'

type Step = Omit<RevocationEvent, 'evidence'> & { evidenceId: string | null }

/** The history of one revocation, oldest first. Of the steps that one import made, the cause comes first. */
export async function readRevocationEvents(db: Database, revocationId: string): Promise<Step[]> {
  const { rows } = await db.execute<Step>(sql`
    select from_status as "from", to_status as "to", at, by_name as "byName", note, evidence_id as "evidenceId"
    from revocation_events where revocation_id = ${revocationId}::uuid
    order by at, from_status is not null,
      array_position(array['still_present', 'open', 'proven_gone', 'regranted']::revocation_status[], to_status), id`)
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}
