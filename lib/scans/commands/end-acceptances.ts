import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { countIn, countOut } from './merge-run/counts.ts'

/** Ends acceptances whose date has passed: the finding counts again if it is still there. */
export const endAcceptances = defineCommand({
  action: 'finding.end-acceptances',
  permission: 'system.maintain',
  input: z.strictObject({}),
  async run({ tx, now }) {
    const at = sql`${now.toISOString()}::timestamptz`
    await tx.execute(sql`
      create temporary table ended on commit drop as
      select f.asset_id, f.id, f.scope_id, f.type, f.severity, f.disposition, f.opened_at, f.counted_from, f.is_present
      from findings f where f.disposition = 'accepted' and f.disposition_until <= ${at} for update`)
    const { rows: scopes } = await tx.execute<{ assetId: string; scopeId: string }>(
      sql`select distinct asset_id as "assetId", scope_id as "scopeId" from ended where is_present`,
    )
    for (const { assetId, scopeId } of scopes) {
      const grouped = (disposition: ReturnType<typeof sql>, from: ReturnType<typeof sql>) => sql`
        select type, severity, ${disposition} as disposition, opened_at, ${from} as counted_from, count(*)::int as n
        from ended where scope_id = ${scopeId}::uuid and is_present group by 1, 2, 3, 4, 5`
      await countOut(tx, assetId, scopeId, grouped(sql`disposition`, sql`counted_from`), now)
      await countIn(tx, assetId, scopeId, grouped(sql`'none'::disposition`, at))
    }
    const ended = await tx.execute<{ id: string }>(sql`
      update findings f set disposition = 'none', disposition_until = null,
        counted_from = case when e.is_present then ${at} else f.counted_from end
      from ended e where f.asset_id = e.asset_id and f.id = e.id returning f.id`)
    if (ended.rows.length === 0) return { result: { count: 0 }, entry: null }
    await tx.execute(sql`
      insert into finding_events (asset_id, finding_id, at, recorded_at, kind, detail)
      select asset_id, id, ${at}, ${at}, 'disposition_ended', '{"reason": "the acceptance expired"}'::jsonb from ended`)
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await notify(tx, { topic: 'findings', keys: scopes.map(({ assetId }) => assetId) })
    return {
      result: { count: ended.rows.length },
      entry: {
        object: { type: 'findings', id: now.toISOString() },
        payload: { findings: ended.rows.slice(0, 500).map(({ id }) => id), count: ended.rows.length },
      },
    }
  },
})
