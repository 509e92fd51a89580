import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { type OwnDocument, ownDocumentSchema } from '../parsers/plumbline/own-document.ts'

/** Times as PostgreSQL writes them for JSON, in UTC. */
const isoTime = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/**
 * All users with their roles and all live tokens, as canonical JSON (RFC 8785): the same access gives the same bytes.
 * @param sourceId Plumbline's own source: whom only it lists is not known to another register
 */
export async function ownAccessDocument(db: Database, sourceId: string, now: Date): Promise<Buffer> {
  const { rows } = await db.execute<Pick<OwnDocument, 'users' | 'tokens'>>(sql`
    select
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', u.id, 'name', u.name, 'email', u.email, 'status', u.status, 'isEnrolled', u.mfa_enrolled_at is not null,
          'isListed', exists (
            select 1 from person_versions v join access_feeds f on f.id = v.feed_id
            where v.valid_to is null and v.email = u.email and f.source_id <> ${sourceId}::uuid),
          'lastSignedInAt', ${isoTime('u.last_signed_in_at')},
          'roles', (select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'grantedAt', ${isoTime('r.granted_at')}) order by r.role), '[]')
            from user_roles r where r.user_id = u.id)
        ) order by u.id), '[]') from users u) as users,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', t.id, 'name', t.name, 'owner', o.email, 'isOwnerActive', o.status = 'active', 'scopes', to_jsonb(t.scopes),
          'createdAt', ${isoTime('t.created_at')}, 'expiresAt', ${isoTime('t.expires_at')}, 'lastUsedAt', ${isoTime('t.last_used_at')}
        ) order by t.id), '[]') from api_tokens t join users o on o.id = t.owner_id
        where t.revoked_at is null and t.expires_at > ${now.toISOString()}::timestamptz) as tokens`)
  const document = ownDocumentSchema.parse({ plumbline: 'own-access', version: 1, ...rows[0] })
  const text = canonicalize(document)
  if (text === undefined) throw new Error('The document of own access cannot be written as JSON.')
  return Buffer.from(text)
}
