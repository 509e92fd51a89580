import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { openTerm } from '../commands/parts/redaction-term-seal.ts'
import type { RedactionTermKind } from '../model/redaction.ts'
import { isHostName } from '../rules/redaction/hosts.ts'
import type { KnownWords } from '../rules/redaction.ts'

/** What the redaction check of one incident looks for: from the registers, the list of words, and who took part. */
export async function readKnownWords(db: Database, incidentId: string): Promise<KnownWords> {
  const [names, involved, systems, terms] = [
    await texts(db, sql`select name as text from users union select name from person_versions`),
    await readInvolved(db, incidentId),
    await texts(db, sql`select name as text from systems`),
    await readTerms(db),
  ]
  const handles = await texts(
    db,
    sql`select split_part(email, '@', 1) as text from users
      union select split_part(email, '@', 1) from person_versions where email is not null`,
  )
  const termsOf = (kind: RedactionTermKind) =>
    terms.filter((one) => one.kind === kind).map(({ term }) => term)
  return {
    names: [...names, ...termsOf('person')],
    involved,
    handles,
    customers: termsOf('customer'),
    hosts: [...systems.filter(isHostName), ...termsOf('internal_host')],
  }
}

/** Everybody who wrote on the timeline, held a duty, claimed a step or reported it. */
export const readInvolved = (db: Database, incidentId: string): Promise<string[]> =>
  texts(
    db,
    sql`
      select author_name as text from incident_events
      where incident_id = ${incidentId}::uuid and author_type = 'user'
      union select u.name from incident_duties d join users u on u.id = d.user_id
      where d.incident_id = ${incidentId}::uuid
      union select by_name from incident_steps where incident_id = ${incidentId}::uuid
      union select u.name from incidents i join users u on u.name = i.reported_by_name
      where i.id = ${incidentId}::uuid`,
  )

/** The list of words in the clear, newest first. */
export async function readTerms(
  db: Database,
): Promise<{ id: string; kind: RedactionTermKind; term: string; createdAt: Date; createdByName: string }[]> {
  const { rows } = await db.execute<{
    id: string
    kind: RedactionTermKind
    sealed: Buffer
    createdAt: string
    createdByName: string
  }>(sql`
    select id, kind, sealed_term as sealed, created_at as "createdAt", created_by_name as "createdByName"
    from redaction_terms where removed_at is null order by created_at desc, id desc`)
  return rows.map(({ sealed, createdAt, ...row }) => ({
    ...row,
    createdAt: new Date(createdAt),
    term: openTerm(sealed, row.id),
  }))
}

async function texts(db: Database, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await db.execute<{ text: string }>(query)
  return rows.map(({ text }) => text)
}
