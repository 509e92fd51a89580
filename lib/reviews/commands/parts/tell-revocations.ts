import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { queueWebhooks } from '#lib/alerts/commands/parts/queue-webhook.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import { type TicketEvent, type TicketFacts, ticketOf } from '../../rules/revocation-ticket.ts'

/** `occasion`: set where the same may happen to one revocation more than once. */
export type Told = { id: string; event: TicketEvent; occasion?: string }

/** PostgreSQL carries 8,000 bytes in a notification. */
const mostKeys = 50

/** Open pages refresh. */
export const notifyRevocations = (tx: Transaction, ids: readonly string[]): Promise<void> =>
  notify(tx, { topic: 'revocations', keys: ids.slice(0, mostKeys) })

/** Posture and alerts follow once the transaction commits. @param since the earliest moment that looks different now */
export async function followRevocations(tx: Transaction, since: Date, now: Date): Promise<void> {
  await requestEvaluation(tx, since, now)
  await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
}

/** Puts a ticket for each into the outbox of the webhooks that listen, as the revocations are at the end of this. */
export async function queueTickets(tx: Transaction, ctx: Ctx, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const ids = [...new Set(told.map(({ id }) => id))]
  const facts = new Map((await readFacts(tx, ids)).map((row) => [row.id, row]))
  const messages = told.flatMap(({ id, event, occasion }) => {
    const of = facts.get(id)
    if (!of) return []
    return [
      {
        topic: 'revocations' as const,
        type: `revocation.${event}`,
        key: [id, event, ...(occasion === undefined ? [] : [occasion])].join('/'),
        payload: ticketOf(event, of),
      },
    ]
  })
  await queueWebhooks(tx, ctx.clock, messages)
}

type Row = Omit<TicketFacts, 'requestedAt' | 'dueAt' | 'provenAt' | 'regrantedAt'> & {
  requestedAt: string
  dueAt: string
  provenAt: string | null
  regrantedAt: string | null
}

async function readFacts(tx: Transaction, ids: readonly string[]): Promise<TicketFacts[]> {
  const { rows } = await tx.execute<Row>(sql`
    select r.id, r.status, r.target ->> 'systemName' as "systemName", r.target ->> 'sourceName' as "sourceName",
      r.target ->> 'username' as username, r.target ->> 'accountExternalId' as "accountExternalId",
      r.target ->> 'personName' as "personName", r.target ->> 'resource' as resource, r.target ->> 'role' as role,
      r.target ->> 'reduceToRole' as "reduceToRole", r.is_privileged as "isPrivileged", r.quarter, r.reason,
      r.requested_at as "requestedAt", r.requested_by_name as "requestedByName", r.due_at as "dueAt",
      r.proven_at as "provenAt", r.regranted_at as "regrantedAt", encode(seen.sha256, 'hex') as "seenSha256",
      encode(proof.sha256, 'hex') as "proofSha256", encode(regrant.sha256, 'hex') as "regrantSha256"
    from revocations r
    join evidence seen on seen.id = r.seen_evidence_id
    left join evidence proof on proof.id = r.proof_evidence_id
    left join evidence regrant on regrant.id = r.regrant_evidence_id
    where r.id = any(${sql.param([...ids])}::uuid[])`)
  return rows.map((row) => ({
    ...row,
    requestedAt: new Date(row.requestedAt),
    dueAt: new Date(row.dueAt),
    provenAt: row.provenAt === null ? null : new Date(row.provenAt),
    regrantedAt: row.regrantedAt === null ? null : new Date(row.regrantedAt),
  }))
}
