import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { lockFinding, recordDisposition, setDisposition } from './parts/set-disposition.ts'

/** Ended in one transaction; the caller calls again while `hasMore`. */
const mostAtOnce = 500

/**
 * Takes back acceptances whose last moment has passed: their findings are open again, and count as they did before
 * (FORMATS, disposition: accepted, expires). Until this has run, readers treat an expired acceptance as none.
 */
export const endAcceptances = defineCommand({
  action: 'disposition.expire',
  permission: 'system.maintain',
  input: z.strictObject({}),
  async run({ tx, now }) {
    const { rows: due } = await tx.execute<{ assetId: string; id: string }>(sql`
      select f.asset_id as "assetId", f.id from disposition_requests d
      join findings f on f.asset_id = d.asset_id and f.id = d.finding_id and f.disposition_id = d.id
      where d.outcome = 'approved' and d.until < ${now.toISOString()}::timestamptz and f.disposition = 'accepted'
      order by f.scope_id, f.id limit ${mostAtOnce}`)
    const ended: string[] = []
    for (const { assetId, id } of due) {
      const finding = await lockFinding(tx, assetId, id)
      // A merge may have ended it while this waited for the asset.
      if (
        finding?.disposition !== 'accepted' ||
        finding.dispositionUntil === null ||
        finding.dispositionUntil >= now
      )
        continue
      await setDisposition(
        tx,
        finding,
        { disposition: 'none', until: null, requestId: finding.dispositionId },
        now,
      )
      const detail = { disposition: 'accepted', reason: 'its last day has passed' }
      await recordDisposition(tx, finding, { kind: 'disposition_ended', actorName: 'Plumbline', detail }, now)
      ended.push(id)
    }
    if (ended.length === 0) return { result: { endedCount: 0, hasMore: false }, entry: null }
    await notify(tx, { topic: 'posture', keys: [] })
    return {
      result: { endedCount: ended.length, hasMore: due.length === mostAtOnce },
      entry: {
        object: { type: 'disposition', id: 'expired' },
        payload: { findingIds: ended },
        decision: 'expired',
      },
    }
  },
})
