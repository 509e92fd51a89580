import { sql } from 'drizzle-orm'

/**
 * Was the access of revocation `r` held when import `i` was observed, by what that import and all others say? What that
 * very import ended was not: of two imports of one instant the one that ended it is the proof, never the one that still
 * listed it. The same role by another way counts when that way opened after the request, as a group that took the place
 * of another; a way of before is a grant of its own.
 */
export const heldWhenObserved = sql`exists (select from grants g
  where (g.key = r.grant_key or (g.account_id = r.account_id and g.feed_id = r.feed_id and g.valid_from > r.requested_at
      and g.resource = r.target ->> 'resource' and g.role = r.target ->> 'role'))
    and g.valid_from <= i.observed_at
    and (g.valid_to is null or (g.valid_to >= i.observed_at and g.closed_evidence_id is distinct from i.evidence_id)))`
