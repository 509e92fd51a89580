import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/client.ts'
import type { EscalationLevel, EscalationTarget } from '../model/on-call.ts'
import type { CallLevel } from '../rules/escalation.ts'
import { onCallAt } from '../rules/on-call.ts'
import { type CallablePerson, readCallablePeople } from './callable-people.ts'
import { readSchedules, type StoredSchedule } from './schedule-rows.ts'

/** Until somebody makes a list: every designee at once, then the lead. */
const defaultTimeoutMinutes = 5
const defaultList: readonly EscalationLevel[] = [
  {
    id: null,
    position: 1,
    target: { type: 'role', role: 'responder' },
    timeoutMinutes: defaultTimeoutMinutes,
  },
  { id: null, position: 2, target: { type: 'role', role: 'lead' }, timeoutMinutes: defaultTimeoutMinutes },
]

type Row = {
  id: string
  position: number
  scheduleId: string | null
  userId: string | null
  role: 'lead' | 'responder' | null
  timeoutMinutes: number
}

/** The escalation list in force, in order; the default one (`id: null`) where nobody made one. */
export async function readEscalationList(db: Database | Transaction): Promise<EscalationLevel[]> {
  const { rows } = await db.execute<Row>(sql`
    select id, position, schedule_id as "scheduleId", user_id as "userId", role, timeout_minutes as "timeoutMinutes"
    from escalation_levels where ended_at is null order by position`)
  if (rows.length === 0) return [...defaultList]
  return rows.map(({ id, position, timeoutMinutes, ...row }) => ({
    id,
    position,
    timeoutMinutes,
    target: targetOf(row),
  }))
}

function targetOf({
  scheduleId,
  userId,
  role,
}: Pick<Row, 'scheduleId' | 'userId' | 'role'>): EscalationTarget {
  if (scheduleId !== null) return { type: 'schedule', scheduleId }
  if (userId !== null) return { type: 'user', userId }
  return { type: 'role', role: role ?? 'lead' }
}

/** The list with whom each level would call at an instant. */
export async function readCallLevels(db: Database | Transaction, at: Date): Promise<CallLevel[]> {
  const levels = await readEscalationList(db)
  const people = await readCallablePeople(db)
  const schedules = await readSchedules(db, { from: at, to: new Date(at.getTime() + 1) })
  return levels.map((level) => ({ ...level, people: peopleOf(level.target, { people, schedules, at }) }))
}

type Known = { people: readonly CallablePerson[]; schedules: readonly StoredSchedule[]; at: Date }

function peopleOf(target: EscalationTarget, { people, schedules, at }: Known): CallLevel['people'] {
  if (target.type === 'role') {
    const holders = people.filter(({ isLead, isResponder }) =>
      target.role === 'lead' ? isLead : isResponder,
    )
    return holders.map(({ id, name }) => ({
      userId: id,
      name,
      reason: target.role === 'lead' ? 'lead' : 'responder',
    }))
  }
  if (target.type === 'user')
    return people
      .filter(({ id }) => id === target.userId)
      .map(({ id, name }) => ({ userId: id, name, reason: 'named in the escalation list' }))
  const schedule = schedules.find(({ id }) => id === target.scheduleId)
  if (schedule === undefined) return []
  const { userIds, isOverride } = onCallAt(schedule, at)
  return people
    .filter(({ id }) => userIds.includes(id))
    .map(({ id, name }) => ({
      userId: id,
      name,
      reason: `${isOverride ? 'standing in' : 'on call'} for ${schedule.name}`,
    }))
}
