import { type SQL, sql } from 'drizzle-orm'

/**
 * When an entry was first told: a correction says better what was known, it makes nothing new of it.
 * @param event alias of a row of `incident_events`
 */
export const firstToldAt = (
  event: SQL,
): SQL => sql`case when ${event}.supersedes_id is null then ${event}.recorded_at else (
  with recursive versions as (
    select o.supersedes_id, o.recorded_at from incident_events o
    where o.incident_id = ${event}.incident_id and o.id = ${event}.supersedes_id
    union all
    select o.supersedes_id, o.recorded_at from versions v
    join incident_events o on o.incident_id = ${event}.incident_id and o.id = v.supersedes_id
  ) select min(recorded_at) from versions) end`
