import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { RevocationDetail } from '../model/revocation-detail.ts'
import { heldWhenObserved } from './held-when-observed.ts'

type Standing = Pick<RevocationDetail, 'lastComplete' | 'isHeldNow' | 'heldOtherwise' | 'others'>

/** How the access stands now, whatever its revocation says. */
export async function readStanding(db: Database, revocationId: string): Promise<Standing> {
  const { rows } = await db.execute<Standing>(sql`
    select
      exists (select from grants g where g.key = r.grant_key and g.valid_to is null) as "isHeldNow",
      (select json_build_object('importId', i.id, 'observedAt', i.observed_at, 'isHeld', ${heldWhenObserved})
        from access_imports i
        where i.feed_id = r.feed_id and i.status = 'complete' and i.lists_grants
        order by i.observed_at desc, i.id desc limit 1) as "lastComplete",
      coalesce((select json_agg(json_build_object('grantId', g.id, 'path', g.path) order by g.id) from grants g
        where g.account_id = r.account_id and g.valid_to is null and g.key <> r.grant_key
          and g.resource = r.target ->> 'resource' and g.role = r.target ->> 'role'), '[]') as "heldOtherwise",
      coalesce((select json_agg(json_build_object('id', n.id, 'status', n.status, 'requestedAt', n.requested_at)
          order by n.requested_at desc)
        from revocations n where n.grant_key = r.grant_key and n.id <> r.id), '[]') as others
    from revocations r where r.id = ${revocationId}::uuid`)
  const [found] = rows
  if (!found) throw new Error(`Revocation ${revocationId} does not exist.`)
  const iso = (text: string) => new Date(text).toISOString()
  return {
    ...found,
    lastComplete: found.lastComplete && {
      ...found.lastComplete,
      observedAt: iso(found.lastComplete.observedAt),
    },
    others: found.others.map((other) => ({ ...other, requestedAt: iso(other.requestedAt) })),
  }
}
