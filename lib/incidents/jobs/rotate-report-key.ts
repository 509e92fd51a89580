import { sql } from 'drizzle-orm'
import { keyId } from '#lib/platform/crypto/seal.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { beginRotation, endRotation, isRotating, readKeyRing } from '#lib/platform/key-rotation.ts'
import { finishReportKeyRotation } from '../commands/finish-report-key-rotation.ts'
import { startReportKeyRotation } from '../commands/start-report-key-rotation.ts'
import { reportKeyLock } from '../model/report-key-lock.ts'
import { resealReports } from './reseal-reports.ts'

const name = 'report-text'

/**
 * Replaces the key that reports are sealed with: a new key first, then every row, then the old key goes. People may go
 * on reporting meanwhile. Ended at any point, the next call goes on from there.
 * @param ctx the system, connected as the owner of the tables
 * @returns how many values were sealed anew by this call
 */
export async function rotateReportKey(
  ctx: Ctx,
  dataDirectory: string,
  onBatch?: (name: string, rows: number) => void,
): Promise<number> {
  if (!isRotating(dataDirectory, name)) {
    const { current } = readKeyRing(dataDirectory, name)
    await startReportKeyRotation(ctx, { from: keyId(current).toString('hex') })
  }
  const ring = beginRotation(dataDirectory, name)
  await outwaitOldKeys(ctx)
  const sealed = await resealReports(ctx.db, ring, onBatch)
  await finishReportKeyRotation(ctx, { ring, sealed })
  endRotation(dataDirectory, name)
  return sealed
}

/** Whoever began before the new key lay there works with the old one: they end first (`asReader` holds the lock). */
const outwaitOldKeys = ({ db }: Ctx) =>
  db.transaction((tx) => tx.execute(sql`select pg_advisory_xact_lock(${reportKeyLock})`))
