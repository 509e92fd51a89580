import { sql } from 'drizzle-orm'
import { blockNeeds } from '#lib/incidents/rules/publication-block.ts'
import { hourMs } from '#lib/platform/clock.ts'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

/** What goes on by itself in time is no news until it has stood still for so long. */
const patienceMs = hourMs

type Row = {
  id: string
  number: number
  code: string
  message: string
  nextStep: string
  requestedById: string
  movedAt: string
}

/** Post-mortems on their way to the public that do not go on (policy clause V.C): the clock runs meanwhile. */
export const blockedPublications: CauseQuery = async (db, asOf) => {
  const { rows } = await db.execute<Row>(sql`
    select p.id, i.number, p.blocked_code as code, p.blocked_message as message,
      p.blocked_next_step as "nextStep", p.requested_by_id as "requestedById",
      coalesce((select max(e.at) from publication_events e where e.publication_id = p.id), p.requested_at) as "movedAt"
    from publications p join incidents i on i.id = p.incident_id
    where p.state not in ('proven', 'cancelled') and p.blocked_code is not null`)
  return rows
    .filter(
      ({ code, movedAt }) =>
        blockNeeds(code) === 'person' || asOf.getTime() - new Date(movedAt).getTime() >= patienceMs,
    )
    .map(toCause)
}

const toCause = ({ id, number, message, nextStep, requestedById }: Row): AlertCause => ({
  kind: 'publication_blocked',
  cause: `publication:${id}`,
  urgency: 'urgent',
  title: `The post-mortem of INC-${number} does not get out: ${message.replace(/\.$/, '')}`,
  body: `${nextStep} It closes when the publication goes on.`,
  href: `/incidents/${number}/post-mortem`,
  subject: { publicationId: id, incidentNumber: String(number) },
  dueAt: null,
  owners: [{ userId: requestedById }, { role: 'lead' }],
  escalation: [],
})
