import { sql } from 'drizzle-orm'
import { dayMs } from '#lib/platform/clock.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'
import type { AlertCause, AlertOwner } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Kind = 'classify' | 'acknowledge' | 'publish' | 'regulatory'
type Row = {
  id: string
  kind: Kind
  name: string
  atRiskAt: string
  dueAt: string
  number: number
  commanders: string[]
}

/**
 * Clocks of incidents that run and have used up four fifths of their time, or all of it (policy clauses V.B and V.C). A
 * clock says itself when it is at risk (`lib/incidents/rules/clock.ts`).
 */
export const runningClocks: CauseQuery = async (db, asOf) => {
  const { rows } = await db.execute<Row>(sql`
    select c.id, c.kind, c.name, c.at_risk_at as "atRiskAt", c.due_at as "dueAt", i.number,
      array(select d.user_id from incident_duties d
        where d.incident_id = i.id and d.duty = 'commander' and d.ended_at is null order by d.user_id) as commanders
    from incident_clocks c join incidents i on i.id = c.incident_id
    where c.stopped_at is null and c.voided_at is null and c.at_risk_at <= ${asOf.toISOString()}::timestamptz
      and i.status <> 'dismissed'`)
  return rows.map((row) => toCause(row, asOf))
}

const words: Readonly<Record<Exclude<Kind, 'regulatory'>, { ahead: string; over: string; closes: string }>> =
  {
    classify: {
      ahead: 'must be classified',
      over: 'was not classified in time',
      closes: 'when its severity is set',
    },
    acknowledge: {
      ahead: 'must be acknowledged',
      over: 'was not acknowledged in time',
      closes: 'when somebody acknowledges it',
    },
    publish: {
      ahead: 'needs its post-mortem in public',
      over: 'has no public post-mortem, past its time',
      closes: 'when the public page was fetched without signing in and is what was approved',
    },
  }

function toCause({ id, kind, name, number, commanders, ...times }: Row, asOf: Date): AlertCause {
  const [atRiskAt, dueAt] = [new Date(times.atRiskAt), new Date(times.dueAt)]
  const isBreached = asOf > dueAt
  const by = formatAbsolute(dueAt)
  const { ahead, over, closes } =
    kind === 'regulatory'
      ? {
          ahead: `must meet “${name}”`,
          over: `did not meet “${name}” in time`,
          closes: 'when somebody states on its timeline that it was met',
        }
      : words[kind]
  return {
    kind: 'incident_clock',
    cause: `clock:${id}`,
    // Where less than a day is left from the first word on, a digest would come too late.
    urgency: isBreached || dueAt.getTime() - atRiskAt.getTime() <= dayMs ? 'urgent' : 'soon',
    title: isBreached ? `INC-${number} ${over}` : `INC-${number} ${ahead} by ${by}`,
    body: `${kind === 'regulatory' ? 'A deadline of law or contract, not of the policy. ' : ''}${isBreached ? `It was due ${by}. ` : ''}It closes ${closes}.`,
    href: `/incidents/${number}`,
    subject: { clockId: id, incidentNumber: String(number), clock: kind },
    dueAt,
    owners: ownersOf(kind, commanders),
    escalation: [{ role: 'lead' }],
  }
}

/** Who commands it; before anybody does, whoever may: for the first hours that is every designee. */
function ownersOf(kind: Kind, commanders: readonly string[]): AlertOwner[] {
  if (commanders.length > 0) return commanders.map((userId) => ({ userId }))
  return kind === 'classify' || kind === 'acknowledge' ? [{ role: 'lead' }, { role: 'responder' }] : []
}
