import { type SQL, sql } from 'drizzle-orm'

/**
 * Is revocation `r`, at a moment, access that was proven gone and given again, and nobody's answer yet? The one rule
 * of posture and alerts. Four things answer it: an import that shows it gone again (a source that was retired shows
 * nothing), another revocation that asks it to go, an approval in a review since, or the withdrawal of `r` itself. An
 * approval counts from its signature on: until then it can be undone.
 */
export function isOpenRegrant(asOf: Date): SQL {
  const at = sql`${asOf.toISOString()}::timestamptz`
  return sql`(r.regranted_at <= ${at} and r.status <> 'withdrawn'
    and exists (select from grants g
      where g.key = r.grant_key and g.valid_from >= r.regranted_at and g.valid_from <= ${at}
        and (g.valid_to is null or g.valid_to > ${at} or g.closed_evidence_id is null))
    and not exists (select from revocations later
      where later.grant_key = r.grant_key and later.requested_at > r.requested_at and later.requested_at <= ${at}
        and later.status <> 'withdrawn')
    and not exists (select from review_items i
      where i.grant_key = r.grant_key and i.decided_at > r.regranted_at and i.signed_at <= ${at}
        and i.decision in ('approve', 'approve_until')))`
}
