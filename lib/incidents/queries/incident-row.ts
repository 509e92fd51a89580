import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { IncidentDetail } from '../model/incident.ts'
import { incidentsAsOf } from './incidents-as-of.ts'

/** What stands about an incident itself, and who is behind the classification that holds. */
export type IncidentRow = Pick<
  IncidentDetail,
  | 'id'
  | 'number'
  | 'title'
  | 'summary'
  | 'status'
  | 'severity'
  | 'highestSeverity'
  | 'detectedAt'
  | 'reportedAt'
  | 'reportedByName'
  | 'classifiedAt'
  | 'acknowledgedAt'
  | 'resolvedAt'
  | 'closedAt'
  | 'dismissedAt'
  | 'dismissedReason'
  | 'reopenCount'
  | 'causeCategory'
  | 'reportId'
  | 'systems'
  | 'references'
  | 'version'
  | 'eventCount'
  | 'postMortem'
> & { classifiedById: string | null }

const times = [
  'detectedAt',
  'reportedAt',
  'classifiedAt',
  'acknowledgedAt',
  'resolvedAt',
  'closedAt',
  'dismissedAt',
] as const

/** An incident by its number as it stood at a moment; null when it was not reported by then. */
export async function readIncidentRow(db: Database, number: number, asOf: Date): Promise<IncidentRow | null> {
  const at = sql`${asOf.toISOString()}::timestamptz`
  const { rows } = await db.execute<IncidentRow>(sql`
    select k.id, k.number, k.title, k.summary, k.status_then as status, k.severity_then as severity,
      k.highest_then as "highestSeverity", k.detected_at as "detectedAt", k.reported_at as "reportedAt",
      k.reported_by_name as "reportedByName", k.classified_then as "classifiedAt",
      case when k.acknowledged_at <= ${at} then k.acknowledged_at end as "acknowledgedAt",
      k.resolved_then as "resolvedAt",
      case when k.status_then = 'closed' then k.status_since end as "closedAt",
      case when k.status_then = 'dismissed' then k.status_since end as "dismissedAt",
      case when k.status_then = 'dismissed' then (select t.note from incident_transitions t
        where t.incident_id = k.id and t.to_status = 'dismissed' and t.at = k.status_since limit 1) end as "dismissedReason",
      (select count(*)::int from incident_transitions t where t.incident_id = k.id and t.at <= ${at}
        and t.from_status in ('resolved', 'post_mortem_draft', 'review', 'published', 'closed', 'dismissed')
        and t.to_status in ('triaging', 'reported')) as "reopenCount",
      k.cause_category as "causeCategory", k.report_id as "reportId", k.version,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
        from systems s where s.id = any(k.system_ids)), '[]') as systems,
      coalesce((select json_agg(json_build_object('source', r.source, 'externalId', r.external_id) order by r.at)
        from incident_references r where r.incident_id = k.id and r.at <= ${at}), '[]') as "references",
      (select count(*)::int from incident_events e where e.incident_id = k.id and e.recorded_at <= ${at}) as "eventCount",
      (select json_build_object(
          'status', case when m.published_at <= ${at} and k.status_then in ('published', 'closed') then 'published' else
            case when m.approved_at <= ${at} then 'approved' when m.submitted_at <= ${at} then 'review' else 'draft' end end,
          'version', (select max(w.version) from post_mortem_versions w where w.incident_id = k.id and w.saved_at <= ${at}),
          'publishedAt', case when m.published_at <= ${at} then m.published_at end,
          'publicUrl', case when m.published_at <= ${at} then m.public_url end)
        from post_mortems m where m.incident_id = k.id and m.created_at <= ${at}) as "postMortem",
      (select coalesce(o.owner_id, v.proposed_by_id) from incident_severities v left join api_tokens o on o.id = v.proposed_by_id
        where v.incident_id = k.id and v.effective_at <= ${at} order by v.effective_at desc, v.id desc limit 1) as "classifiedById"
    from ${incidentsAsOf(at)} k where k.number = ${number}`)
  const [row] = rows
  if (row === undefined) return null
  const iso = (text: string): string => new Date(text).toISOString()
  const spelled = Object.fromEntries(
    times.map((name) => [name, row[name] === null ? null : iso(row[name])]),
  ) as Pick<IncidentRow, (typeof times)[number]>
  const { postMortem } = row
  return {
    ...row,
    ...spelled,
    postMortem: postMortem && {
      ...postMortem,
      publishedAt: postMortem.publishedAt === null ? null : iso(postMortem.publishedAt),
    },
  }
}
