import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { AlertLine } from '../model/inbox.ts'
import { alertUrgencies } from '../model.ts'

const openSchema = z.tuple([z.enum(alertUrgencies), z.iso.datetime({ precision: 3 }).nullable(), z.uuid()])
const closedSchema = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()])

/** Where the next page begins, as it stands in an address. */
export const cursorOf = (show: 'open' | 'closed', last: AlertLine): string =>
  JSON.stringify(
    show === 'open'
      ? [last.urgency, last.dueAt?.toISOString() ?? null, last.id]
      : [last.openedAt.toISOString(), last.id],
  )

/** The rows behind a cursor, of `alerts a`. An unreadable one starts the list anew. */
export function afterCursor(show: 'open' | 'closed', cursor: string | null): SQL {
  const asked = cursor === null ? null : tryJson(cursor)
  if (show === 'open') {
    const parsed = openSchema.safeParse(asked)
    if (!parsed.success) return sql`true`
    const [urgency, dueAt, id] = parsed.data
    return sql`(a.urgency, coalesce(a.due_at, 'infinity'), a.id)
      > (${urgency}::alert_urgency, coalesce(${dueAt}::timestamptz, 'infinity'), ${id}::uuid)`
  }
  const parsed = closedSchema.safeParse(asked)
  if (!parsed.success) return sql`true`
  const [openedAt, id] = parsed.data
  return sql`(a.opened_at, a.id) < (${openedAt}::timestamptz, ${id}::uuid)`
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
