import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { decisionsOfPart } from './signed-decisions.ts'

type Person = { id: string; name: string }

/** What the artifact of a signed part holds: RFC 8785 JSON, so that the same part always gives the same bytes. */
export type SignedPartDocument = {
  format: 1
  campaign: { id: string; title: string; quarter: string | null; startedAt: string; dueAt: string }
  reviewer: Person
  signedBy: Person
  signedAt: string
  /** SHA-256, hex, as in `rules/signed-digest.ts`: it is in the ledger since the moment of signing. */
  digest: string
  decisions: Awaited<ReturnType<typeof decisionsOfPart>>
}

export type SignedPart = { document: SignedPartDocument; bytes: Buffer; sha256: Buffer }

type Row = {
  title: string
  quarter: string | null
  started_at: Date | string
  due_at: Date | string
  signed_at: Date | string
  signed_by: string
  signer: string
  reviewer: string | null
  digest: string
}

/** A part as it was signed; null while it is not signed. */
export async function readSignedPart(
  db: Database,
  campaignId: string,
  reviewerId: string,
): Promise<SignedPart | null> {
  const { rows } = await db.execute<Row>(sql`
    select c.title, c.quarter, c.started_at, c.due_at, p.signed_at, p.signed_by, u.name as signer, pv.name as reviewer,
      encode(p.signed_digest, 'hex') as digest
    from reviewer_parts p
    join campaigns c on c.id = p.campaign_id
    join users u on u.id = p.signed_by
    left join person_versions pv on pv.person_id = p.reviewer_id and pv.valid_to is null
    where p.campaign_id = ${campaignId}::uuid and p.reviewer_id = ${reviewerId}::uuid and p.signed_at is not null`)
  const [row] = rows
  if (!row) return null
  const instant = (value: Date | string) => new Date(value).toISOString()
  const document: SignedPartDocument = {
    format: 1,
    campaign: {
      id: campaignId,
      title: row.title,
      quarter: row.quarter,
      startedAt: instant(row.started_at),
      dueAt: instant(row.due_at),
    },
    reviewer: { id: reviewerId, name: row.reviewer ?? 'no longer in the register' },
    signedBy: { id: row.signed_by, name: row.signer },
    signedAt: instant(row.signed_at),
    digest: row.digest,
    decisions: await decisionsOfPart(db, campaignId, reviewerId),
  }
  const text = canonicalize(document)
  if (text === undefined) throw new TypeError('A signed part must be a JSON value.')
  const bytes = Buffer.from(text, 'utf8')
  return { document, bytes, sha256: createHash('sha256').update(bytes).digest() }
}
