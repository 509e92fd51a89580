import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { PostMortemText } from '../model/post-mortem.ts'

/** One saved text. Times are ISO 8601. */
export type VersionRow = {
  version: number
  title: string
  sections: PostMortemText
  markdown: string
  /** Hexadecimal digits. */
  blobSha: string
  savedAt: string
  savedById: string
  savedByName: string
  changeNote: string | null
}

/** A version as it was saved; undefined when there is none of that number. */
export async function readVersion(
  db: Database,
  incidentId: string,
  version: number,
): Promise<VersionRow | undefined> {
  const { rows } = await db.execute<VersionRow>(sql`
    select version, title, sections, markdown, encode(blob_sha, 'hex') as "blobSha", saved_at as "savedAt",
      saved_by_id as "savedById", saved_by_name as "savedByName", change_note as "changeNote"
    from post_mortem_versions where incident_id = ${incidentId}::uuid and version = ${version}`)
  const [row] = rows
  return row && { ...row, savedAt: new Date(row.savedAt).toISOString() }
}

/** An edition that is proven public. */
export type EditionRow = {
  version: number
  publishedAt: string
  publicUrl: string | null
  evidenceId: string | null
  changeNote: string | null
}

/** The editions that the public has read, oldest first: of each version its first proof, up to a moment. */
export async function readEditions(db: Database, incidentId: string, until: Date): Promise<EditionRow[]> {
  const { rows } = await db.execute<EditionRow>(sql`
    select * from (
      select distinct on (p.version) p.version, p.proven_at as "publishedAt", p.public_url as "publicUrl",
        p.evidence_id as "evidenceId", v.change_note as "changeNote"
      from publications p
      join post_mortem_versions v on v.incident_id = p.incident_id and v.version = p.version
      where p.incident_id = ${incidentId}::uuid and p.state = 'proven'
        and p.proven_at <= ${until.toISOString()}::timestamptz
      order by p.version, p.proven_at) editions
    order by "publishedAt", version`)
  return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt).toISOString() }))
}

/** Whether a version is on its way to the public: what is being published does not change under it. */
export async function isUnderWay(db: Database, incidentId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from publications
    where incident_id = ${incidentId}::uuid and state not in ('proven', 'cancelled') limit 1`)
  return rows.length > 0
}

export type VerdictRow = {
  version: number
  verdict: 'approve' | 'request_changes'
  comment: string | null
  at: string
  byId: string
  byName: string
}

/** Every verdict, oldest first. */
export async function readVerdicts(db: Database, incidentId: string): Promise<VerdictRow[]> {
  const { rows } = await db.execute<VerdictRow>(sql`
    select version, verdict, comment, at, by_id as "byId", by_name as "byName"
    from post_mortem_verdicts where incident_id = ${incidentId}::uuid order by at, id`)
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}

/**
 * Who had a part in what the public would newly read with a version: everybody who saved one since the last that it
 * read, this one included, and whoever let something pass since. None of them approves it.
 */
export async function readAuthorIds(db: Database, incidentId: string, version: number): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    with last as (
      select max(version) as version, max(proven_at) as at from publications
      where incident_id = ${incidentId}::uuid and state = 'proven' and version < ${version}),
    own as (
      select min(proven_at) as at from publications
      where incident_id = ${incidentId}::uuid and state = 'proven' and version = ${version})
    select saved_by_id as id from post_mortem_versions v, last
    where v.incident_id = ${incidentId}::uuid and v.version <= ${version} and v.version > coalesce(last.version, 0)
    union
    select by_id from redaction_acceptances a, last, own
    where a.incident_id = ${incidentId}::uuid and a.at > coalesce(last.at, '-infinity')
      and a.at <= coalesce(own.at, 'infinity')`)
  return rows.map(({ id }) => id)
}
