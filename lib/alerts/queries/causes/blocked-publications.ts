import { sql } from 'drizzle-orm'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

/** What goes on by itself is no news until it has failed so often. */
const patientAttempts = 3

type Row = { id: string; number: number; message: string; nextStep: string; requestedById: string }

/** Post-mortems on their way to the public that do not go on (policy clause V.C): the clock runs meanwhile. */
export const blockedPublications: CauseQuery = async (db) => {
  const { rows } = await db.execute<Row>(sql`
    select p.id, i.number, p.blocked_message as message, p.blocked_next_step as "nextStep",
      p.requested_by_id as "requestedById"
    from publications p join incidents i on i.id = p.incident_id
    where p.state not in ('proven', 'cancelled') and p.blocked_code is not null
      and (p.next_attempt_at is null or p.attempts >= ${patientAttempts})`)
  return rows.map(toCause)
}

const toCause = ({ id, number, message, nextStep, requestedById }: Row): AlertCause => ({
  kind: 'publication_blocked',
  cause: `publication:${id}`,
  urgency: 'urgent',
  title: `The post-mortem of INC-${number} does not get out: ${message}`,
  body: `${nextStep} It closes when the publication goes on.`,
  href: `/incidents/${number}/post-mortem`,
  subject: { publicationId: id, incidentNumber: String(number) },
  dueAt: null,
  owners: [{ userId: requestedById }, { role: 'lead' }],
  escalation: [],
})
