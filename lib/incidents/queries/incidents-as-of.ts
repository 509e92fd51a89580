import { type SQL, sql } from 'drizzle-orm'

/**
 * Every incident reported by a moment with its state and severities as they stood then, as a table expression:
 * `status_then`, `status_since`, `severity_then`, `highest_then`, `classified_then`, `resolved_then` beside the columns
 * of `incidents`. They are read from the histories, so a page of the past and the live one cannot differ in kind.
 * Moves of one instant are one command's and lead forward, in the order of the states.
 */
export const incidentsAsOf = (at: SQL): SQL => sql`(
  select i.*, t.to_status as status_then, t.at as status_since, held.highest_then, held.classified_then,
    now_held.severity_then,
    case when t.to_status in ('resolved', 'post_mortem_draft', 'review', 'published', 'closed') then
      (select max(r.at) from incident_transitions r where r.incident_id = i.id and r.to_status = 'resolved' and r.at <= ${at})
    end as resolved_then
  from incidents i
  join lateral (select to_status, at from incident_transitions t
    where t.incident_id = i.id and t.at <= ${at} order by t.at desc, t.to_status desc limit 1) t on true
  left join lateral (select min(v.to_severity) as highest_then, min(v.effective_at) as classified_then
    from incident_severities v where v.incident_id = i.id and v.effective_at <= ${at}) held on true
  left join lateral (select v.to_severity as severity_then from incident_severities v
    where v.incident_id = i.id and v.effective_at <= ${at} order by v.effective_at desc, v.id desc limit 1) now_held on true
  where i.reported_at <= ${at})`
