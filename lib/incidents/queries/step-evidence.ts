import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { StepEvidence } from '../model/step-evidence.ts'
import { firstToldAt } from './first-told.ts'

const mostOffered = 50

type Row = Omit<StepEvidence, 'observedAt'> & { observedAt: Date | string }

/**
 * Entries that a claim can rest on, newest first: they stand, were told since the incident was last re-opened (what was
 * evidence before proves nothing after), and either prove something (of the kind evidence, or with a file or a link) or
 * tell of a communication that a person wrote.
 */
export const stepEvidence = defineQuery({
  permission: 'incidents.respond',
  input: z.strictObject({ number: z.int().positive() }),
  async run({ db, input: { number } }): Promise<StepEvidence[]> {
    const { rows } = await db.execute<Row>(sql`
      select told.* from (
        select e.id as "eventId", e.sequence, e.kind, e.observed_at as "observedAt", e.author_name as "authorName",
          left(coalesce(nullif(e.body, ''), e.attachments -> 0 ->> 'name', e.links -> 0 ->> 'label', ''), 240) as excerpt,
          (e.kind = 'evidence' or e.links <> '[]' or e.attachments <> '[]') as "isProof",
          e.kind = 'communication' and e.source <> 'plumbline' as "isTold"
        from incidents i join incident_events e on e.incident_id = i.id
        where i.number = ${number} and not e.is_withdrawal
          and not exists (select from incident_events later where later.supersedes_id = e.id)
          and ${firstToldAt(sql`e`)} >= coalesce((
            select max(t.at) from incident_transitions t where t.incident_id = i.id
              and t.from_status in ('resolved', 'post_mortem_draft', 'review', 'published', 'closed', 'dismissed')
              and t.to_status in ('triaging', 'reported')), '-infinity')
      ) told where told."isProof" or told."isTold"
      order by told.sequence desc limit ${mostOffered}`)
    return rows.map(({ eventId, sequence, kind, observedAt, authorName, excerpt, isProof }) => ({
      eventId,
      sequence,
      kind,
      observedAt: new Date(observedAt).toISOString(),
      authorName,
      excerpt,
      isProof,
    }))
  },
})
