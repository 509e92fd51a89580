import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/client.ts'
import type { Override, Rotation, Schedule, StatedOverride } from '../model/on-call.ts'

type Times = { validFrom: string; validTo: string | null; createdAt: string }
type Row = {
  id: string
  name: string
  timeZone: string
  createdAt: string
  rotations: (Omit<Rotation, 'validFrom' | 'validTo'> & Times)[]
  overrides: (Omit<Override, 'validFrom' | 'validTo' | 'createdAt'> & Times & { reason: string })[]
}

export type StoredSchedule = Omit<Schedule, 'overrides'> & { createdAt: Date; overrides: StatedOverride[] }

/** The schedules in use, by name, with what of their rotations and stand-ins reaches into a stretch of time. */
export async function readSchedules(
  db: Database | Transaction,
  { from, to }: { from: Date; to: Date },
): Promise<StoredSchedule[]> {
  const [begin, end] = [sql`${from.toISOString()}::timestamptz`, sql`${to.toISOString()}::timestamptz`]
  const { rows } = await db.execute<Row>(sql`
    select s.id, s.name, s.time_zone as "timeZone", s.created_at as "createdAt",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'userIds', r.user_ids, 'turnDays', r.turn_days,
          'handoverHour', r.handover_hour, 'validFrom', r.valid_from, 'validTo', r.valid_to, 'weekdays', r.weekdays,
          'fromHour', r.from_hour, 'toHour', r.to_hour, 'createdAt', r.created_at) order by r.valid_from, r.id)
        from on_call_rotations r
        where r.schedule_id = s.id and r.valid_from < ${end} and coalesce(r.valid_to, 'infinity') > ${begin}), '[]') as rotations,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', o.id, 'userId', o.user_id, 'validFrom', o.valid_from,
          'validTo', least(o.valid_to, o.ended_at), 'createdAt', o.created_at, 'reason', o.reason) order by o.valid_from, o.id)
        from on_call_overrides o
        where o.schedule_id = s.id and o.valid_from < ${end} and least(o.valid_to, o.ended_at) > ${begin}
          and least(o.valid_to, o.ended_at) > o.valid_from), '[]') as overrides
    from on_call_schedules s
    where s.retired_at is null
    order by s.name, s.id`)
  return rows.map(({ rotations, overrides, createdAt, ...schedule }) => ({
    ...schedule,
    createdAt: new Date(createdAt),
    rotations: rotations.map(({ validFrom, validTo, createdAt: _, ...rotation }) => ({
      ...rotation,
      validFrom: new Date(validFrom),
      validTo: validTo === null ? null : new Date(validTo),
    })),
    overrides: overrides.map(({ validFrom, validTo, createdAt: namedAt, ...override }) => ({
      ...override,
      validFrom: new Date(validFrom),
      validTo: new Date(validTo ?? validFrom),
      createdAt: new Date(namedAt),
    })),
  }))
}
