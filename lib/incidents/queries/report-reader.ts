import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { KeyRing } from '#lib/platform/crypto/key-ring.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { readKeyRing } from '#lib/platform/key-rotation.ts'
import { reportKeyLock } from '../model/report-key-lock.ts'

/** Who reads or writes confidential reports: a user, or whoever holds the receipt of an anonymous one. */
export type ReportReader = { userId: string } | { receiptHash: Uint8Array }

/** Reads confidential reports as this reader, in a transaction of their own. */
export const withReader = <R>(
  db: Ctx['db'],
  reader: ReportReader,
  read: (tx: Transaction, ring: KeyRing) => Promise<R>,
): Promise<R> => db.transaction((tx) => asReader(tx, reader, (ring) => read(tx, ring)))

/**
 * Tells PostgreSQL who asks, for the time of `work`: row-level security (migration 0011) then shows the reports of that
 * reader and no others. Outside of it nobody is told, and nothing is shown. `work` gets the keys; a rotation waits for
 * whoever has got them.
 */
export async function asReader<R>(
  tx: Transaction,
  reader: ReportReader,
  work: (ring: KeyRing) => Promise<R>,
): Promise<R> {
  const userId = 'userId' in reader ? reader.userId : ''
  const receipt = 'receiptHash' in reader ? Buffer.from(reader.receiptHash).toString('hex') : ''
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${reportKeyLock})`)
  await nameReader(tx, userId, receipt)
  const result = await work(readKeyRing(settings().dataDirectory, 'report-text'))
  // What else the transaction does, it does for nobody. After an error nothing follows but its end.
  await nameReader(tx, '', '')
  return result
}

/** Local to the transaction: the next one on this connection knows nothing of it. */
const nameReader = (tx: Transaction, userId: string, receipt: string) =>
  tx.execute(
    sql`select set_config('plumbline.user_id', ${userId}, true), set_config('plumbline.receipt_hash', ${receipt}, true)`,
  )
