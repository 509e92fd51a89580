import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { StepEvidence } from '../model/step-evidence.ts'
import type { TimelineKind } from '../model.ts'

const mostOffered = 50

type Row = Omit<StepEvidence, 'observedAt'> & { observedAt: Date | string; kind: TimelineKind }

/**
 * Entries that can prove a step, newest first: they stand, are of the kind evidence or carry a file or a link, and were
 * told since the incident was last re-opened (what was evidence before proves nothing after).
 */
export const stepEvidence = defineQuery({
  permission: 'incidents.respond',
  input: z.strictObject({ number: z.int().positive() }),
  async run({ db, input: { number } }): Promise<StepEvidence[]> {
    const { rows } = await db.execute<Row>(sql`
      select e.id as "eventId", e.sequence, e.kind, e.observed_at as "observedAt", e.author_name as "authorName",
        left(coalesce(nullif(e.body, ''), e.attachments -> 0 ->> 'name', e.links -> 0 ->> 'label', ''), 240) as excerpt
      from incidents i join incident_events e on e.incident_id = i.id
      where i.number = ${number} and not e.is_withdrawal
        and (e.kind = 'evidence' or e.links <> '[]' or e.attachments <> '[]')
        and not exists (select from incident_events later where later.supersedes_id = e.id)
        and e.recorded_at >= coalesce((
          select max(t.at) from incident_transitions t where t.incident_id = i.id
            and t.from_status in ('resolved', 'post_mortem_draft', 'review', 'published', 'closed', 'dismissed')
            and t.to_status in ('triaging', 'reported')), '-infinity')
      order by e.sequence desc limit ${mostOffered}`)
    return rows.map((row) => ({ ...row, observedAt: new Date(row.observedAt).toISOString() }))
  },
})
