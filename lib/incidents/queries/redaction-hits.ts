import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { RedactionHit } from '../model/redaction.ts'
import { prepareRedaction } from '../rules/redaction.ts'
import { type Acceptance, type CheckedText, collectHits } from '../rules/redaction-hits.ts'
import { readKnownWords } from './known-words.ts'

/**
 * What in a post-mortem may not be for the public, judged by the words known now: a word that was added to the list
 * since the approval counts, too. Reads every name of the registers; a hundred thousand of them take some 0.5 s.
 */
export async function readRedactionHits(
  db: Database,
  incidentId: string,
  text: CheckedText,
): Promise<RedactionHit[]> {
  const find = prepareRedaction(await readKnownWords(db, incidentId))
  const { rows } = await db.execute<Acceptance & { key: string }>(sql`
    select encode(hit_key, 'hex') as key, reason, by_name as "byName", at
    from redaction_acceptances where incident_id = ${incidentId}::uuid`)
  const accepted = new Map(
    rows.map(({ key, reason, byName, at }) => [key, { reason, byName, at: new Date(at).toISOString() }]),
  )
  return collectHits(text, find, accepted)
}
