import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { DocumentOutcome } from '../../parsers/parser.ts'
import { type Merge, uuid } from './merge.ts'

/**
 * What a complete document says of second factors by leaving accounts out. Where it lists those without one, all others
 * of the source have one; else it no longer says what it said of them before. A document that is not complete says
 * nothing by leaving out: unknown stays unknown.
 */
export async function stageUnsaidFactors(
  tx: Transaction,
  merge: Merge,
  { assertsMfa, mfaOfTheOthers }: Pick<DocumentOutcome, 'assertsMfa' | 'mfaOfTheOthers'>,
): Promise<void> {
  if (!assertsMfa || !merge.isComplete) return
  const unsaid = mfaOfTheOthers ?? 'unknown'
  await tx.execute(
    sql`update staged_accounts set mfa = ${unsaid}::mfa_level, is_rest = true where mfa is null`,
  )
  await tx.execute(sql`
    insert into staged_accounts (seq, id, external_id, mention, username, kind, status, mfa, is_rest, account_id)
    select 0, a.id, a.external_id, 'factor', v.username, v.kind, v.status, ${unsaid}::mfa_level, true, a.id
    from accounts a join account_versions v on v.account_id = a.id and v.valid_to is null
    where a.source_id = ${uuid(merge.sourceId)}
      and (${mfaOfTheOthers !== undefined}::boolean or v.mfa_feed_id = ${uuid(merge.feedId)})
      and not exists (select 1 from staged_accounts s where s.account_id = a.id)`)
}
