import { and, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { violations } from '#db/schema/index.ts'
import type { ViolationLine } from '../model/control-view.ts'
import type { Drill, Violation } from '../model.ts'

const mostOpen = 100
const mostClosed = 20

export type ViolationLists = { open: ViolationLine[]; openBeyond: number; closed: ViolationLine[] }

/** The violations of one control: open ones by deadline, then those that closed last. */
export async function storedViolations(db: Database, controlId: string): Promise<ViolationLists> {
  const ofControl = eq(violations.controlId, controlId)
  const open = await db
    .select({ row: violations, total: sql<number>`${count()} over ()`.mapWith(Number) })
    .from(violations)
    .where(and(ofControl, isNull(violations.closedAt)))
    .orderBy(sql`${violations.dueAt} nulls first`, violations.key)
    .limit(mostOpen)
  const closed = await db
    .select()
    .from(violations)
    .where(and(ofControl, isNotNull(violations.closedAt)))
    .orderBy(desc(violations.closedAt))
    .limit(mostClosed)
  return {
    open: open.map(({ row }) => toLine(row)),
    openBeyond: (open[0]?.total ?? 0) - open.length,
    closed: closed.map(toLine),
  }
}

const toLine = (row: typeof violations.$inferSelect): ViolationLine => ({
  id: row.id,
  subject: row.subjectLabel,
  summary: row.summary,
  count: row.count,
  since: row.since,
  dueAt: row.dueAt,
  openedAt: row.openedAt,
  closedAt: row.closedAt,
  drill: row.drill as Drill,
})

/** The violations that a computed result found; they have no stored times of opening. */
export function computedViolations(found: readonly Violation[]): ViolationLists {
  const lines = found.map(
    ({ subject, key, ...rest }): ViolationLine => ({
      ...rest,
      id: key,
      subject: subject.label,
      openedAt: null,
      closedAt: null,
    }),
  )
  const byDeadline = lines.toSorted((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0))
  return { open: byDeadline.slice(0, mostOpen), openBeyond: Math.max(0, lines.length - mostOpen), closed: [] }
}
