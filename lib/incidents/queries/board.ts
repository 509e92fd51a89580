import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { defineQuery } from '#lib/platform/query.ts'
import {
  type Board,
  type BoardFilter,
  type BoardLine,
  boardFilterSchema,
  boardPhases,
} from '../model/board.ts'
import { byUrgency, clockCounts, isPressing, severityCounts } from '../rules/board-order.ts'
import { readBoardLines } from './board-rows.ts'
import { incidentsAsOf } from './incidents-as-of.ts'

/** More open incidents than anybody can look at; the board then says how many there are. */
const mostOpen = 500

/** Every incident by its phase, live or as of a moment; of those that are over a page, newest first. */
export const board = defineQuery({
  permission: 'incidents.read',
  input: boardFilterSchema,
  async run({ ctx, db, input, now }): Promise<Board> {
    const asOf = input.asOf !== undefined && input.asOf < now ? input.asOf : now
    const at = sql`${asOf.toISOString()}::timestamptz`
    const wanted = condition(ctx, input, at)
    const isOpen = sql`k.status_then not in ('closed', 'dismissed')`
    const open = (await readBoardLines(db, sql`${wanted} and ${isOpen}`, mostOpen, asOf)).filter(
      (line) => !input.isPressing || isPressing(line),
    )
    // What is over has no clock that presses.
    const hasOver = !input.isPressing && input.overLimit > 0
    const below = input.overBelow === undefined ? sql`true` : sql`k.number < ${input.overBelow}`
    const over = hasOver
      ? await readBoardLines(db, sql`${wanted} and not ${isOpen} and ${below}`, input.overLimit + 1, asOf)
      : []
    const counted = await countIncidents(db, sql`${wanted} and not ${isOpen}`, at)
    const page = over.slice(0, input.overLimit)
    return {
      asOf: asOf.toISOString(),
      isLive: asOf === now,
      columns: boardPhases.map(({ key, title, statuses }) => {
        const lines =
          key === 'over' ? page : open.filter(({ status }) => isOneOf(statuses, status)).sort(byUrgency)
        const total = key !== 'over' ? lines.length : input.isPressing ? 0 : counted.over
        return { key, title, total, lines }
      }),
      openCounts: severityCounts(open),
      clockCounts: clockCounts(open),
      nextOver: over.length > page.length ? (page.at(-1)?.number ?? null) : null,
      isEmpty: counted.ever === 0,
    }
  },
})

const isOneOf = (statuses: readonly BoardLine['status'][], status: BoardLine['status']): boolean =>
  statuses.includes(status)

function condition(ctx: Ctx, { severities, text, isMine }: BoardFilter, at: SQL): SQL {
  const pattern = `%${(text ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql.join(
    [
      sql`true`,
      ...(severities === undefined || severities.length === 0
        ? []
        : [sql`k.severity_then = any(${sql.param(severities)}::incident_severity[])`]),
      ...(text === undefined || text === ''
        ? []
        : [sql`('INC-' || k.number || ' ' || k.title || ' ' || k.summary) ilike ${pattern}`]),
      ...(isMine
        ? [
            sql`exists (select 1 from incident_duties d where d.incident_id = k.id and d.user_id::text = ${ctx.actor.id}
              and d.given_at <= ${at} and (d.ended_at is null or d.ended_at > ${at}))`,
          ]
        : []),
    ],
    sql` and `,
  )
}

async function countIncidents(
  db: Database,
  isCounted: SQL,
  at: SQL,
): Promise<{ over: number; ever: number }> {
  const { rows } = await db.execute<{ over: number; ever: number }>(sql`
    select (count(*) filter (where ${isCounted}))::int as over, count(*)::int as ever from ${incidentsAsOf(at)} k`)
  return rows[0] ?? { over: 0, ever: 0 }
}
