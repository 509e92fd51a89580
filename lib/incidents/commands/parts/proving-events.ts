import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { firstToldAt } from '../../queries/first-told.ts'
import { isEvidence } from '../../rules/steps.ts'

type Row = {
  id: string
  sequence: number
  kind: string
  links: unknown[]
  attachments: { evidenceId: string }[]
  firstToldAt: string
  isSuperseded: boolean
  isWithdrawal: boolean
}

/** When an incident was last re-opened; null when it never was. What was evidence before proves nothing after. */
export async function reopenedAt(tx: Transaction, incidentId: string): Promise<Date | null> {
  const { rows } = await tx.execute<{ at: string | null }>(sql`
    select max(at) as at from incident_transitions where incident_id = ${incidentId}::uuid
      and from_status in ('resolved', 'post_mortem_draft', 'review', 'published', 'closed', 'dismissed')
      and to_status in ('triaging', 'reported')`)
  const at = rows[0]?.at ?? null
  return at === null ? null : new Date(at)
}

/**
 * Entries of an incident's own timeline that stand, of which at least one is evidence told since it was (re-)opened.
 * @returns the digests of their attachments, for the ledger
 * @throws PlumblineError `invalid_input`
 */
export async function provingEvents(
  tx: Transaction,
  incidentId: string,
  eventIds: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(eventIds)]
  const { rows } = await tx.execute<Row>(sql`
    select e.id, e.sequence, e.kind, e.links, e.attachments, ${firstToldAt(sql`e`)} as "firstToldAt", e.is_withdrawal as "isWithdrawal",
      exists (select 1 from incident_events later where later.supersedes_id = e.id) as "isSuperseded"
    from incident_events e
    where e.incident_id = ${incidentId}::uuid and e.id = any(${sql.param(wanted)}::uuid[])`)
  if (
    rows.length < wanted.length ||
    rows.some(({ isSuperseded, isWithdrawal }) => isSuperseded || isWithdrawal)
  )
    throw refusal(
      'One of these entries is not on this timeline, or was corrected or withdrawn since.',
      'Load the page again and choose from the entries that stand.',
    )
  const since = await reopenedAt(tx, incidentId)
  const isProof = (row: Row): boolean =>
    isEvidence(row) && (since === null || new Date(row.firstToldAt) >= since)
  if (!rows.some(isProof))
    throw refusal(
      since === null
        ? 'None of these entries is evidence.'
        : 'None of these entries is evidence that was found since it was re-opened.',
      'Add an entry of the kind evidence, or one with a file or a link, and claim the step with it.',
    )
  return digestsOf(
    tx,
    rows.flatMap(({ attachments }) => attachments.map(({ evidenceId }) => evidenceId)),
  )
}

/**
 * Refuses an entry that is not on this timeline, or does not stand any more.
 * @throws PlumblineError `invalid_input`
 */
export async function standingEvent(tx: Transaction, incidentId: string, eventId: string): Promise<void> {
  const { rows } = await tx.execute(sql`
    select 1 from incident_events e
    where e.incident_id = ${incidentId}::uuid and e.id = ${eventId}::uuid and not e.is_withdrawal
      and not exists (select 1 from incident_events later where later.supersedes_id = e.id)`)
  if (rows.length === 0)
    throw refusal(
      'This entry is not on the timeline, or was corrected or withdrawn since.',
      'Choose an entry that stands.',
    )
}

async function digestsOf(tx: Transaction, evidenceIds: string[]): Promise<string[]> {
  if (evidenceIds.length === 0) return []
  const { rows } = await tx.execute<{ sha256: string }>(sql`
    select distinct encode(sha256, 'hex') as sha256 from evidence
    where id = any(${sql.param(evidenceIds)}::uuid[]) order by 1`)
  return rows.map(({ sha256 }) => sha256)
}

const refusal = (message: string, nextStep: string) =>
  new PlumblineError('invalid_input', message, nextStep, { details: [{ path: 'eventIds', message }] })
