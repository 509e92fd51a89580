import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { heldWhenObserved } from '../../queries/held-when-observed.ts'
import type { Shown } from '../../rules/revocation-proof.ts'

export type ShownRevocation = Shown & {
  id: string
  seenEvidenceId: string
  provenAt: Date | null
  regrantedAt: Date | null
  /** When the import was observed that contradicts a claim. */
  stillAt: Date | null
}

type Row = Omit<ShownRevocation, 'provenAt' | 'regrantedAt' | 'stillAt'> & {
  provenAt: string | null
  regrantedAt: string | null
  stillAt: string | null
}

const toDate = (text: string | null) => (text === null ? null : new Date(text))

/**
 * Locks the revocations of a feed that its imports have news of, and says what. It asks all complete imports of the
 * feed and not only the newest, because its job may run late: what was gone once is proven, though it came back since.
 *
 * An import proves when it is complete, lists grants, and was observed after the request; the grant must not have been
 * held at that moment. A list may be empty: what made it so may lie before the request, and whether nothing at all may
 * be taken for everything was judged when it was merged (`judgeImport`). One that was observed before a claim does not
 * make it false.
 */
export async function lockShown(tx: Transaction, feedId: string, most: number): Promise<ShownRevocation[]> {
  const feed = sql`${feedId}::uuid`
  const speaks = sql`i.feed_id = ${feed} and i.status = 'complete' and i.lists_grants`
  const { rows } = await tx.execute<Row>(sql`
    select r.id, r.status, r.seen_evidence_id as "seenEvidenceId", still.evidence_id as "stillEvidenceId",
      still.observed_at as "stillAt", proof.evidence_id as "proofEvidenceId", proof.observed_at as "provenAt",
      again.evidence_id as "regrantEvidenceId", again.valid_from as "regrantedAt"
    from revocations r
    left join lateral (
      select i.evidence_id, i.observed_at from access_imports i
      where r.status in ('open', 'claimed_done', 'still_present', 'not_supported', 'risk_accepted')
        -- Held without a break since before the request: there is no proof to look for.
        and not exists (select from grants g where g.key = r.grant_key and g.valid_to is null
          and g.valid_from <= r.requested_at)
        and ${speaks} and i.observed_at > r.requested_at and not ${heldWhenObserved}
      order by i.observed_at, i.id limit 1
    ) proof on true
    left join lateral (
      select i.evidence_id, i.observed_at from access_imports i
      where r.status = 'claimed_done' and ${speaks} and i.observed_at > r.claimed_at
        and coalesce(i.observed_at < proof.observed_at, true) and ${heldWhenObserved}
      order by i.observed_at, i.id limit 1
    ) still on true
    left join lateral (
      select g.evidence_id, g.valid_from from grants g
      where g.key = r.grant_key
        and g.valid_from >= coalesce(proof.observed_at, case when r.status = 'proven_gone' then r.proven_at end)
        and g.closed_evidence_id is distinct from coalesce(proof.evidence_id, r.proof_evidence_id)
      order by g.valid_from limit 1
    ) again on true
    where r.feed_id = ${feed} and r.status not in ('regranted', 'withdrawn')
      and (proof.evidence_id is not null or still.evidence_id is not null or again.evidence_id is not null)
    order by r.id limit ${most} for update of r`)
  return rows.map((row) => ({
    ...row,
    provenAt: toDate(row.provenAt),
    regrantedAt: toDate(row.regrantedAt),
    stillAt: toDate(row.stillAt),
  }))
}
