import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { apiTokens, type evidence, ledgerEntries, users } from '#db/schema/index.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import type { CustodyStep } from '../model.ts'

/** What an entry of the ledger means for a record's custody; other entries do not concern it. */
const words: Readonly<Record<string, string>> = {
  'scan-run.receive': 'Received',
  'scan-run.merge': 'Processed into facts',
  'scan-run.release': 'Released by a lead',
  'scan-run.reject': 'Rejected by a lead',
  'scan-run.fail': 'Failed',
  'access-import.receive': 'Received',
  'access-import.merge': 'Processed into facts',
  'access-import.release': 'Released by a lead',
  'access-import.reject': 'Rejected by a lead',
  'access-import.fail': 'Failed',
  'evidence.open': 'Opened',
  'evidence.download': 'Downloaded',
}

/** Enough for a page; the ledger has all. */
const mostSteps = 200

type Evidence = typeof evidence.$inferSelect

/** What brought a record in, as the ledger names it. */
export type Carrier = { type: 'scan-run' | 'access-import'; id: string }

/**
 * Whose hands a record went through: the ledger's entries about it and about the run or import that brought it, with the two
 * steps in between that the record itself attests.
 */
export async function custodyOf(
  db: Database,
  record: Evidence,
  storedAt: Date,
  carrier: Carrier | null,
): Promise<CustodyStep[]> {
  const entries = await db
    .select({
      index: ledgerEntries.index,
      at: ledgerEntries.at,
      action: ledgerEntries.action,
      actorId: ledgerEntries.actorId,
      // The actor's id is text, because a job is named and not numbered.
      user: users.name,
      token: apiTokens.name,
    })
    .from(ledgerEntries)
    .leftJoin(
      users,
      and(eq(ledgerEntries.actorType, 'user'), eq(sql`${users.id}::text`, ledgerEntries.actorId)),
    )
    .leftJoin(
      apiTokens,
      and(eq(ledgerEntries.actorType, 'token'), eq(sql`${apiTokens.id}::text`, ledgerEntries.actorId)),
    )
    .where(
      and(
        or(
          and(eq(ledgerEntries.objectType, 'evidence'), eq(ledgerEntries.objectId, record.id)),
          carrier === null
            ? undefined
            : and(eq(ledgerEntries.objectType, carrier.type), eq(ledgerEntries.objectId, carrier.id)),
        ),
        inArray(ledgerEntries.action, Object.keys(words)),
      ),
    )
    .orderBy(asc(ledgerEntries.index))
    .limit(mostSteps)
  const steps = entries.map(({ index, at, action, user, token, actorId }) => ({
    at,
    what: words[action] ?? action,
    who: user ?? token ?? actorId,
    detail: null,
    ledgerIndex: index,
  }))
  const received = steps.findIndex(({ what }) => what === 'Received')
  return [...steps.slice(0, received + 1), ...attested(record, storedAt), ...steps.slice(received + 1)]
}

function attested({ receipt, sha256 }: Evidence, storedAt: Date): CustodyStep[] {
  const { original, redactedCount, encoding } = receipt
  const changed = [
    redactedCount > 0 ? `${formatQuantity(redactedCount, 'secret')} replaced by keyed hashes` : null,
    encoding === 'utf-8' ? null : encoding,
  ].filter((part) => part !== null)
  const stored = {
    at: storedAt,
    what: 'Stored',
    who: 'Plumbline',
    detail: `SHA-256 ${Buffer.from(sha256).toString('hex')}`,
    ledgerIndex: null,
  }
  if (original === null) return [stored]
  const detail = `${changed.join(', ') || 'changed'}; sent as ${formatBytes(original.size)}, SHA-256 ${original.sha256}`
  return [
    {
      at: storedAt,
      what: redactedCount > 0 ? 'Redacted' : 'Decoded',
      who: 'Plumbline',
      detail,
      ledgerIndex: null,
    },
    stored,
  ]
}
